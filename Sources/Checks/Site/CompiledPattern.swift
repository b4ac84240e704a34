import CPCRE2

/// A PCRE2 program and the limits it runs under.
// SAFETY: after init nothing changes the program: PCRE2 documents compiled code as read-only and shareable between
// threads once JIT compilation is done, and each match makes its own match data and context.
final class CompiledPattern: @unchecked Sendable {
    private let code: OpaquePointer
    /// Whether every match of a byte may start another walk over the text, so that work must be counted.
    private let counted: Bool

    /// Longest expression taken, in bytes.
    static let longestSource = 16 << 10

    init(_ source: String) throws(TextPatternError) {
        guard source.utf8.count <= Self.longestSource else {
            throw TextPatternError(
                offset: Self.longestSource, message: "the expression is longer than \(Self.longestSource) bytes")
        }
        guard let context = pcre2_compile_context_create_8(nil) else {
            throw TextPatternError(offset: 0, message: "no memory for the expression")
        }
        defer { pcre2_compile_context_free_8(context) }
        pcre2_set_newline_8(context, UInt32(PCRE2_NEWLINE_ANYCRLF))
        pcre2_set_parens_nest_limit_8(context, 100)
        var options = UInt32(PCRE2_UTF) | PCRE2_MATCH_INVALID_UTF | UInt32(PCRE2_MULTILINE) | UInt32(PCRE2_DOTALL)
        options |= PCRE2_NEVER_BACKSLASH_C
        counted = Self.mayWalkFar(source)
        if counted { options |= UInt32(PCRE2_AUTO_CALLOUT) }
        var problem: Int32 = 0
        var offset = 0
        let compiled = Array(source.utf8).withUnsafeBufferPointer {
            pcre2_compile_8($0.baseAddress, $0.count, options, &problem, &offset, context)
        }
        guard let compiled else { throw TextPatternError(offset: offset, message: Self.message(problem)) }
        code = compiled
        // Without JIT (a hardened kernel may forbid it) the interpreter gives the same answers, only slower.
        _ = pcre2_jit_compile_8(compiled, UInt32(PCRE2_JIT_COMPLETE))
    }

    deinit { pcre2_code_free_8(code) }

    func match(_ bytes: UnsafeBufferPointer<UInt8>) -> TextPattern.MatchResult {
        guard let data = pcre2_match_data_create_8(1, nil), let context = pcre2_match_context_create_8(nil) else {
            return .gaveUp("no memory")
        }
        defer {
            pcre2_match_data_free_8(data)
            pcre2_match_context_free_8(context)
        }
        pcre2_set_match_limit_8(context, 2_000_000)
        pcre2_set_depth_limit_8(context, 10_000)
        pcre2_set_heap_limit_8(context, 16 << 10)
        var outcome = run(bytes, data, context)
        if outcome == PCRE2_ERROR_JIT_STACKLIMIT, let stack = pcre2_jit_stack_create_8(64 << 10, 4 << 20, nil) {
            // Repeated groups on a long text need more than the 32 KiB that come for nothing.
            defer { pcre2_jit_stack_free_8(stack) }
            pcre2_jit_stack_assign_8(context, nil, UnsafeMutableRawPointer(stack))
            outcome = run(bytes, data, context)
        }
        switch outcome {
        case 0...: return .yes
        case PCRE2_ERROR_NOMATCH: return .no
        case PCRE2_ERROR_MATCHLIMIT, PCRE2_ERROR_DEPTHLIMIT, PCRE2_ERROR_HEAPLIMIT, PCRE2_ERROR_JIT_STACKLIMIT,
            PCRE2_ERROR_CALLOUT:
            return .gaveUp("the expression takes too many steps on this text")
        default: return .gaveUp(Self.message(outcome))
        }
    }

    private func run(
        _ bytes: UnsafeBufferPointer<UInt8>, _ data: OpaquePointer, _ context: OpaquePointer
    ) -> Int32 {
        var work = PatternWork(textLength: bytes.count)
        return withUnsafeMutablePointer(to: &work) { work in
            if counted {
                pcre2_set_callout_8(context, { PatternWork.count($0, $1) }, work)
            }
            // An empty array has no address, and PCRE2 wants one.
            var nothing: UInt8 = 0
            return withUnsafePointer(to: &nothing) { nothing in
                pcre2_match_8(code, bytes.baseAddress ?? nothing, bytes.count, 0, 0, data, context)
            }
        }
    }

    /// Expressions without repeats, groups with special meaning or recursion cost about one walk over the text; for the
    /// others work is counted, at several times the price.
    private static func mayWalkFar(_ source: String) -> Bool {
        var previous: UInt8 = 0
        for byte in source.utf8 {
            switch byte {
            case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "{"): return true
            case UInt8(ascii: "?") where previous == UInt8(ascii: "("): return true
            default: previous = byte
            }
        }
        return false
    }

    private static func message(_ code: Int32) -> String {
        var buffer = [UInt8](repeating: 0, count: 256)
        let length = pcre2_get_error_message_8(code, &buffer, buffer.count)
        return length > 0 ? String(decoding: buffer[..<Int(length)], as: UTF8.self) : "error \(code)"
    }
}

import CZlib

/// One zlib stream: gzip with any number of members, or deflate, which servers send with and without zlib's wrapping.
///
/// SAFETY: the pointer it keeps never leaves it.
@safe final class Inflater {
    private enum State {
        /// Too few bytes to tell the two kinds of deflate apart.
        case sniffing
        case running
        /// Between gzip members, or at the end.
        case ended
        /// What comes now is not compressed data.
        case trailing
    }

    private static let windowBytes = 32 << 10

    let coding: ContentCoding
    /// Compressed bytes used up.
    private(set) var consumed = 0
    var hasTrailingBytes: Bool { state == .trailing }
    /// Nothing is missing: the data is whole, or there was none.
    var isAtEnd: Bool { consumed == 0 && prefix.isEmpty || state == .ended || state == .trailing }

    private var state: State
    private var prefix: [UInt8] = []
    private var scratch = [UInt8](repeating: 0, count: windowBytes)
    /// SAFETY: zlib's state points back at the stream, so that it needs an address of its own for its whole life.
    private let stream: UnsafeMutablePointer<z_stream>

    init(_ coding: ContentCoding) throws(ContentDecoderError) {
        self.coding = coding
        state = coding == .deflate ? .sniffing : .running
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15 bits of window; 16 more ask for gzip, and none yet for deflate, which the first bytes decide.
        let bits: Int32 = coding == .gzip ? 15 + 16 : 15
        guard unsafe inflateInit2_(stream, bits, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw ContentDecoderError(.noMemory, at: 0, "no memory to decode the body's \(coding.rawValue) data")
        }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deinitialize(count: 1)
        unsafe stream.deallocate()
    }

    /// Decompresses `input` and hands the result to `emit`, a window at a time, until `emit` answers false.
    /// - Returns: whether all of `input` was used.
    func inflate(
        _ input: Span<UInt8>, emit: (Span<UInt8>) throws(ContentDecoderError) -> Bool
    ) throws(ContentDecoderError) -> Bool {
        var rest = 0..<input.count
        if state == .sniffing {
            while prefix.count < 2, let place = rest.popFirst() { prefix.append(input[place]) }
            guard prefix.count == 2 else { return true }
            try chooseWrapping()
            let start = prefix
            guard try run(start.span, emit: emit) else { return false }
        }
        return try run(input.extracting(rest), emit: emit)
    }

    /// RFC 1950 section 2.2: method 8, and a header that is a multiple of 31. Anything else is bare deflate.
    private func chooseWrapping() throws(ContentDecoderError) {
        let isWrapped = prefix[0] & 15 == 8 && (Int(prefix[0]) << 8 | Int(prefix[1])) % 31 == 0
        guard unsafe isWrapped || inflateReset2(stream, -15) == Z_OK else { throw corrupt }
        state = .running
    }

    private func run(
        _ input: Span<UInt8>, emit: (Span<UInt8>) throws(ContentDecoderError) -> Bool
    ) throws(ContentDecoderError) -> Bool {
        var window: [UInt8] = []
        swap(&window, &scratch)
        defer { scratch = window }
        var at = 0
        while at < input.count || state == .running {
            switch state {
            case .sniffing, .trailing: return true
            case .ended:
                // A further gzip member begins with 0x1F; zeros and the like are padding.
                guard coding == .gzip, input[at] == 0x1F else {
                    state = .trailing
                    return true
                }
                guard unsafe inflateReset(stream) == Z_OK else { throw corrupt }
                state = .running
            case .running:
                let (used, written, status) = step(input.extracting(at..<input.count), into: &window)
                at += used
                consumed += used
                if written > 0, try !emit(window.span.extracting(0..<written)) { return false }
                switch status {
                case Z_STREAM_END: state = .ended
                case Z_OK: if at == input.count, written < window.count { return true }
                case Z_BUF_ERROR: return true
                case Z_MEM_ERROR:
                    throw ContentDecoderError(
                        .noMemory, at: consumed, "no memory to decode the body's \(coding.rawValue) data")
                default: throw corrupt
                }
            }
        }
        return true
    }

    /// One call of zlib's: as much of `input` as fits the window when decompressed.
    private func step(_ input: Span<UInt8>, into window: inout [UInt8]) -> (used: Int, written: Int, status: Int32) {
        let offered = min(input.count, Int(UInt32.max))
        let room = window.count
        // SAFETY: zlib reads `avail_in` and writes `avail_out` bytes at most, within buffers that outlive the call.
        return unsafe input.withUnsafeBufferPointer { source in
            unsafe window.withUnsafeMutableBufferPointer { target in
                unsafe stream.pointee.next_in = UnsafeMutablePointer(mutating: source.baseAddress)
                unsafe stream.pointee.avail_in = UInt32(offered)
                unsafe stream.pointee.next_out = target.baseAddress
                unsafe stream.pointee.avail_out = UInt32(room)
                let status = unsafe CZlib.inflate(stream, Z_NO_FLUSH)
                return unsafe (
                    offered - Int(stream.pointee.avail_in), room - Int(stream.pointee.avail_out), status
                )
            }
        }
    }

    private var corrupt: ContentDecoderError {
        let detail = unsafe stream.pointee.msg.map { unsafe String(cString: $0) } ?? "the data is not what it should be"
        return ContentDecoderError(
            .corrupt, at: consumed, "the body's \(coding.rawValue) data is broken after \(consumed) bytes: \(detail)")
    }
}

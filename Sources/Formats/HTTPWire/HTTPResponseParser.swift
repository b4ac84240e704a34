/// Reads one HTTP/1.x answer from the bytes of a connection as they come (RFC 9112), leniently where browsers are
/// lenient, with a note; strictly where leniency would hide a fault.
///
/// However the bytes are cut into chunks, the outcome is the same. Nothing is kept but the heads, the trailers and an
/// unfinished line, each under its cap; body bytes are handed on as ranges of the chunk they came in.
package struct HTTPResponseParser: Sendable {
    /// What the parser came to next.
    package enum Step: Sendable, Hashable {
        /// The chunk is used up.
        case needsMore
        /// A 1xx head was added to `informational`.
        case informational
        /// `head` is there.
        case head
        /// These bytes of the chunk belong to the body.
        case body(Range<Int>)
        /// The answer is whole; what follows it in the chunk was skipped and noted.
        case complete
    }

    /// How the body's end is found (RFC 9112 section 6.3).
    package enum Framing: Sendable, Hashable {
        /// The method or the status leaves no room for a body.
        case none
        case length(Int)
        case chunked
        /// The connection's end is the body's end.
        case untilClose
    }

    enum State: Sendable, Hashable {
        case statusLine
        case fields
        case length(remaining: Int)
        case untilClose
        case chunkSize
        case chunkData(remaining: Int)
        case chunkEnd(sawReturn: Bool)
        case trailers
        case complete
        case failed(HTTPWireError)
    }

    /// 1xx heads other than 101, in order.
    package internal(set) var informational: [HTTPResponseHead] = []
    /// The final head, once it is whole.
    package internal(set) var head: HTTPResponseHead?
    /// nil until `head` is there.
    package internal(set) var framing: Framing?
    package internal(set) var trailers = HTTPFields()
    /// What was put up with, each kind once, in the order first seen.
    package internal(set) var notes: [HTTPWireNote] = []
    /// Body bytes so far, chunk framing not counted.
    package internal(set) var bodyBytes = 0
    /// All bytes so far.
    package internal(set) var offset = 0

    package var isComplete: Bool {
        if case .complete = state { true } else { false }
    }

    /// Room made for a head's fields at once.
    static let usualFields = 16

    let isHead: Bool
    let limits: HTTPResponseLimits
    var state = State.statusLine
    /// The beginning of a line whose end has not come yet.
    var pending: [UInt8] = []
    /// Octets of complete lines in the head, the trailers or the chunk line being read.
    var usedBytes = 0
    /// The head being read.
    var draft = HTTPResponseHead(version: "", status: 0, reason: "")
    /// The fields of the head or the trailers being read.
    var collected: [HTTPFields.Field] = []
    /// What the line that ended a head came to.
    var reached: Step?
    /// The last field line was skipped, so that what is folded under it is skipped too.
    var skippedField = false

    /// - Parameter method: the request's, since an answer to `HEAD` has no body whatever its fields say.
    package init(method: String, limits: HTTPResponseLimits = HTTPResponseLimits()) {
        isHead = method == "HEAD"
        self.limits = limits
    }

    /// Reads on in a chunk until there is something to tell, and moves `position` past what was read.
    ///
    /// Call it with the same chunk until it answers `needsMore` or `complete`; then with the next chunk and 0.
    /// - Throws: the first fault; from then on the same one again.
    package mutating func next(
        in bytes: Span<UInt8>, from position: inout Int
    ) throws(HTTPWireError) -> Step {
        do throws(HTTPWireError) {
            return try advance(in: bytes, from: &position)
        } catch {
            state = .failed(error)
            throw error
        }
    }

    /// Reads a whole chunk and hands its body bytes to `body`.
    package mutating func consume(
        _ bytes: Span<UInt8>, body: (Span<UInt8>) -> Void
    ) throws(HTTPWireError) {
        var position = 0
        while true {
            switch try next(in: bytes, from: &position) {
            case .needsMore, .complete: return
            case .informational, .head: continue
            case .body(let range): body(bytes.extracting(range))
            }
        }
    }

    private mutating func advance(
        in bytes: Span<UInt8>, from position: inout Int
    ) throws(HTTPWireError) -> Step {
        while true {
            switch state {
            case .failed(let error): throw error
            case .complete:
                if position < bytes.count {
                    // After 101 they are another protocol's, as they should be.
                    if head?.status != 101 { note(.bytesAfterEnd, at: offset) }
                    take(bytes.count - position, from: &position)
                }
                return .complete
            case .statusLine:
                guard try sniff(in: bytes, from: &position) else { return .needsMore }
                guard try readLine(in: bytes, from: &position) else { return .needsMore }
            case .fields:
                guard try readLine(in: bytes, from: &position) else { return .needsMore }
                if let step = reached.take() { return step }
            case .chunkSize, .trailers:
                guard try readLine(in: bytes, from: &position) else { return .needsMore }
            case .length(let remaining):
                guard position < bytes.count else { return .needsMore }
                let count = min(remaining, bytes.count - position)
                state = count == remaining ? .complete : .length(remaining: remaining - count)
                return .body(body(count, from: &position))
            case .chunkData(let remaining):
                guard position < bytes.count else { return .needsMore }
                let count = min(remaining, bytes.count - position)
                state = count == remaining ? .chunkEnd(sawReturn: false) : .chunkData(remaining: remaining - count)
                return .body(body(count, from: &position))
            case .chunkEnd(let sawReturn):
                guard position < bytes.count else { return .needsMore }
                try endChunk(with: bytes[position], sawReturn: sawReturn)
                take(1, from: &position)
            case .untilClose:
                guard position < bytes.count else { return .needsMore }
                return .body(body(bytes.count - position, from: &position))
            }
        }
    }

    private mutating func body(_ count: Int, from position: inout Int) -> Range<Int> {
        let start = position
        take(count, from: &position)
        bodyBytes += count
        return start..<position
    }

    mutating func take(_ count: Int, from position: inout Int) {
        position += count
        offset += count
    }

    mutating func note(_ kind: HTTPWireNote.Kind, at offset: Int) {
        if !notes.contains(where: { $0.kind == kind }) { notes.append(HTTPWireNote(kind, at: offset)) }
    }
}

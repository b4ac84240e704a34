/// Messages out of a TCP stream: a two-byte length before each (RFC 1035 §4.2.2), cut up in any way.
struct FrameBuffer {
    private var bytes: [UInt8] = []
    private var start = 0

    mutating func append(_ more: some Collection<UInt8>) {
        bytes.removeFirst(start)
        start = 0
        bytes += more
    }

    /// The next whole message; nil until it is there.
    mutating func next() -> [UInt8]? {
        guard let wanted, bytes.count - start >= 2 + wanted else { return nil }
        defer { start += 2 + wanted }
        return Array(bytes[start + 2..<start + 2 + wanted])
    }

    /// Whether a message has begun and is not whole.
    var isUnderway: Bool { bytes.count > start }

    /// How far the message that is being read has come, for people, after `closed` or `the time was up`.
    var progress: String {
        let had = bytes.count - start
        guard had > 0 else { return "before any byte of an answer" }
        guard let wanted else { return "after 1 byte of an answer" }
        return "after \(had - 2) of \(wanted) bytes of an answer"
    }

    private var wanted: Int? {
        bytes.count - start >= 2 ? Int(bytes[start]) << 8 | Int(bytes[start + 1]) : nil
    }
}

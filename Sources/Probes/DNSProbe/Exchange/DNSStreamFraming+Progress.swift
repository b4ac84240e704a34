import DNSWire

extension DNSStreamFraming {
    /// Whether a message has begun and is not whole.
    var isUnderway: Bool { pendingCount > 0 }

    /// How far the message that is being read has come, for people, after `closed` or `the time was up`.
    var progress: String {
        guard isUnderway else { return "before any byte of an answer" }
        guard let pendingLength else { return "after 1 byte of an answer" }
        return "after \(pendingCount - 2) of \(pendingLength) bytes of an answer"
    }
}

import UpkeepCore

/// The 32-bit times of RRSIG, which wrap in 2106 and compare by RFC 1982 (RFC 4034 §3.1.5).
enum SerialTime {
    /// The moment within 68 years of `now` that `seconds` stands for.
    static func moment(_ seconds: UInt32, near now: Timestamp) -> Timestamp {
        let distance = Int32(bitPattern: seconds &- UInt32(truncatingIfNeeded: now.seconds))
        return Timestamp(seconds: now.seconds + Int64(distance))
    }

    /// RFC 1982 §3.2.
    static func isLater(_ a: UInt32, than b: UInt32) -> Bool { Int32(bitPattern: a &- b) > 0 }
}

package import UpkeepCore

extension DNSSerial {
    /// The serial of a moment: seconds since 1970 modulo 2³².
    package init(_ time: Timestamp) { self.init(rawValue: UInt32(truncatingIfNeeded: time.seconds)) }

    /// The moment nearest to `reference` that this stands for; RRSIG times have no century (RFC 4034 §3.1.5).
    package func time(near reference: Timestamp) -> Timestamp {
        let ahead = Int32(bitPattern: rawValue &- DNSSerial(reference).rawValue)
        return Timestamp(seconds: reference.seconds + Int64(ahead))
    }
}

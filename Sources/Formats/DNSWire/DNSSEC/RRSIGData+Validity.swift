package import UpkeepCore

extension RRSIGData {
    /// Whether `time` is not before the inception and not after the expiration, in serial arithmetic.
    package func isValid(at time: Timestamp) -> Bool {
        let now = DNSSerial(time)
        return !now.precedes(DNSSerial(rawValue: inception)) && !DNSSerial(rawValue: expiration).precedes(now)
    }

    package func inception(near reference: Timestamp) -> Timestamp {
        DNSSerial(rawValue: inception).time(near: reference)
    }

    package func expiration(near reference: Timestamp) -> Timestamp {
        DNSSerial(rawValue: expiration).time(near: reference)
    }
}

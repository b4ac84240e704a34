import DNSWire
import UpkeepCore

/// A signature's life as seen at one moment, in RFC 1982 arithmetic (RFC 4034 section 3.1.5).
struct SignatureTimes {
    /// Negative once expired.
    let left: Duration
    /// Negative before it begins.
    let sinceInception: Duration

    init(_ signature: RRSIGData, now: Timestamp) {
        let moment = UInt32(truncatingIfNeeded: now.seconds)
        left = .seconds(Int64(Int32(bitPattern: signature.expiration &- moment)))
        sinceInception = .seconds(Int64(Int32(bitPattern: moment &- signature.inception)))
    }

    var length: Duration { left + sinceInception }
}

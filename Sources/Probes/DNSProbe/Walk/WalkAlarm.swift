import DNSWire

/// What a walk wants to look at again after a while.
enum WalkAlarm: Sendable {
    /// The probe with this number has had few servers, or with `isLast` all that an answering zone needs.
    case probe(Int, isLast: Bool)
    case errand(DNSName, zone: DNSName)
    /// The look at this last zone has lasted long.
    case review(DNSName)
}

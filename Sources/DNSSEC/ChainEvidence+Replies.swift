package import DNSWire

extension ChainEvidence.Zone {
    /// A zone from what servers said when asked for its DS, at its parent, and its DNSKEY. nil, or an error, means that
    /// it could not be looked up.
    package init(name: DNSName, ds: DNSMessage?, keys: DNSMessage?) {
        var delegation = ChainEvidence.Delegation.notLookedUp
        if let ds, [.noError, .noSuchName].contains(ds.header.rcode) {
            let set = SignedSet.sets(in: ds.answers).first { $0.type == .ds && $0.name == name }
            delegation = set.map { .ds($0) } ?? .denied(SignedSet.sets(in: ds.authority))
        }
        var served = ChainEvidence.Keys.notLookedUp
        if let keys, [.noError, .noSuchName].contains(keys.header.rcode) {
            let set = SignedSet.sets(in: keys.answers).first { $0.type == .dnskey && $0.name == name }
            served = set.map { .served($0) } ?? .none
        }
        self.init(name: name, delegation: delegation, keys: served)
    }
}

import DNSWire

extension DNSName {
    /// This name with `target` in place of `suffix` (RFC 6672 §2.2); nil when this is not below `suffix` or the
    /// result would be too long.
    func replacing(_ suffix: DNSName, with target: DNSName) -> DNSName? {
        let front = labelCount - suffix.labelCount
        guard front > 0, isWithin(suffix) else { return nil }
        return try? DNSName(labels: labels.prefix(front).map(Array.init)).appending(target)
    }
}

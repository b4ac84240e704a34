import DNSWire

extension DNSName {
    /// `*` below this name; nil when that would be too long.
    var wildcard: DNSName? { try? DNSName(labels: [[0x2A]] + labels.map(Array.init)) }

    /// This name or the one above it that lies one label below `ancestor`; nil when this is not below it.
    func child(of ancestor: DNSName) -> DNSName? {
        var name = self
        while let parent = name.parent {
            if parent == ancestor { return name }
            name = parent
        }
        return nil
    }

    /// This name with `target` in place of `suffix` (RFC 6672 §2.2); nil when this is not below `suffix` or the
    /// result would be too long.
    func replacing(_ suffix: DNSName, with target: DNSName) -> DNSName? {
        let front = labels.count - suffix.labels.count
        guard front > 0, isWithin(suffix) else { return nil }
        return try? DNSName(labels: (labels.prefix(front) + target.labels).map(Array.init))
    }
}

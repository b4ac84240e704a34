import DNSWire

extension DNSName {
    /// The name's last `count` labels; the whole name when it has fewer.
    func suffix(_ count: Int) -> DNSName {
        var name = self
        for _ in 0..<max(0, labels.count - count) { name = name.parent ?? .root }
        return name
    }

    /// The name one label below `zone` on the way to this one.
    func child(of zone: DNSName) -> DNSName { suffix(zone.labels.count + 1) }
}

import DNSWire

/// The way from a name through CNAMEs to records of a type, within one answer and in whatever order they stand there.
struct AliasChain {
    /// More aliases than that are taken for a loop, as BIND and unbound do.
    static let limit = 10

    /// The names after the first, in order.
    private(set) var aliases: [DNSName] = []
    private(set) var records: [DNSRecord] = []
    private(set) var ttl: UInt32?
    private(set) var isLoop = false

    /// - Parameter before: The names already passed on the way to `name`, itself left out.
    init(in answers: [DNSRecord], from name: DNSName, type: DNSRecordType, after before: [DNSName] = []) {
        var seen = Set(before + [name])
        var current = name
        while true {
            records = answers.filter { $0.name == current && $0.type == type && $0.recordClass == .internet }
            for record in records { ttl = min(ttl ?? record.ttl, record.ttl) }
            guard records.isEmpty, let (target, age) = Self.alias(of: current, in: answers) else { return }
            ttl = min(ttl ?? age, age)
            guard seen.insert(target).inserted, seen.count <= Self.limit + 1 else {
                isLoop = true
                return
            }
            aliases.append(target)
            current = target
        }
    }

    private static func alias(of name: DNSName, in answers: [DNSRecord]) -> (target: DNSName, ttl: UInt32)? {
        for record in answers where record.name == name {
            if case .cname(let target) = record.data { return (target, record.ttl) }
        }
        return nil
    }
}

import DNSWire
import UpkeepCore

extension AuditContext {
    /// Where a name that the zone leads to ends; nil when nobody looked.
    func ending(_ name: DNSName) -> OutsideName.Ending? {
        guard name.isWithin(zone) else { return survey.outside[name]?.ending }
        let replies = [DNSRecordType.a, .aaaa].flatMap { type in
            serving.compactMap { $0.answer(name, type) }
        }
        guard !replies.isEmpty else { return nil }
        if replies.contains(where: { !$0.answers.isEmpty }) { return .addresses }
        if replies.contains(where: { $0.header.rcode == .noSuchName }) { return .noSuchName }
        // One family alone says nothing about the other.
        let families = [DNSRecordType.a, .aaaa].filter { type in serving.contains { $0.answer(name, type) != nil } }
        return families.count == 2 ? .noAddress : nil
    }

    func isAlias(_ name: DNSName) -> Bool {
        guard name.isWithin(zone) else { return survey.outside[name]?.aliases.isEmpty == false }
        return serving.contains { $0.answer(name, .a)?.aliases(of: name).isEmpty == false }
    }

    /// The addresses that a name server's own zone gives it; nil when nobody looked, or nobody knew.
    func realAddresses(_ name: DNSName) -> Set<IPAddress>? {
        guard name.isWithin(zone) else {
            guard let outside = survey.outside[name], outside.ending == .addresses else { return nil }
            return Set(outside.addresses)
        }
        let families = [DNSRecordType.a, .aaaa].map { type in
            serving.compactMap { $0.records(name, type) }.flatMap { $0 }.compactMap(\.address)
        }
        return Set(families.flatMap { $0 })
    }

    /// Whether only the zone above says that the server is at this address, and its own zone says otherwise.
    func isMisdirected(_ view: ServerView) -> Bool {
        let owners = names(view)
        return !owners.isEmpty
            && owners.allSatisfy { name in
                guard let real = realAddresses(name) else { return false }
                // A family nothing was heard of may only have been lost on the way.
                let address = view.endpoint.address
                return !real.contains(address) && real.contains { $0.family == address.family }
            }
    }
}

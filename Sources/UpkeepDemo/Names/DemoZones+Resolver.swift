import DNSWire

extension DemoZones {
    /// Root, registry, provider; one more, so that a mistake in the zones cannot go in circles.
    private static let steps = 4

    /// What a resolver that remembers nothing makes of a question; nil while it has nothing to say.
    ///
    /// It goes round servers that fail as long as another answers, which is why visitors do not notice them.
    func resolved(_ question: DNSQuestion, _ faults: Set<DemoFault>) -> NameReply? {
        guard !faults.contains(.resolverDead) else { return nil }
        var servers = [DemoServer.root]
        for _ in 0..<Self.steps {
            let replies = servers.map { reply(to: question, at: $0, faults) }
            guard let reply = replies.lazy.compactMap({ $0 }).first(where: \.isUsable) else {
                // With nobody to hear from, resolvers go on asking for longer than any visitor waits.
                return replies.contains { $0 != nil } ? NameReply(.serverFailure) : nil
            }
            guard reply.isReferral else { return reply.passedOn }
            servers = reply.nameservers
        }
        return NameReply(.serverFailure)
    }
}

extension NameReply {
    fileprivate var isUsable: Bool { rcode == .noError || rcode == .noSuchName }

    fileprivate var passedOn: NameReply {
        var reply = self
        reply.isAuthoritative = false
        return reply
    }

    /// Those of a referral.
    fileprivate var nameservers: [DemoServer] {
        authority.compactMap { record in
            guard case .ns(let name) = record.data else { return nil }
            return DemoServer.allCases.first { $0.name == name.text(trailingDot: false, lowercased: true) }
        }
    }
}

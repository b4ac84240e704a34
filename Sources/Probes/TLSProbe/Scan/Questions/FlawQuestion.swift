import Checks
import TLSWire

/// What only a faulty server does, asked once its versions and suites are known.
struct FlawQuestion: Sendable {
    let asking: Asking
    /// Those up to TLS 1.2 that are offered, oldest first.
    let looks: [VersionLook]

    /// Asked with every version whose hello has the extension (the flaw was the same in all, the servers were not).
    func heartbleed() async -> Seen<HeartbleedResult> {
        guard !looks.isEmpty else { return .doesNotApply("only TLS 1.3 is offered, which has no heartbeats") }
        var results: [HeartbleedResult] = []
        for look in looks where look.replies.first?.hello?.heartbeatMode != nil {
            let result = await asking.line.hold(HeartbleedExchange(hello(look), version: look.version)).result
            if case .vulnerable = result { return .seen(result) }
            results.append(result)
        }
        let unclear = results.first { if case .unclear = $0 { true } else { false } }
        return .seen(unclear ?? results.first ?? .notOffered(looks.map(\.version)))
    }

    func earlyCCS() async -> Seen<EarlyCCSResult> {
        guard let newest = looks.last else {
            return .doesNotApply("only TLS 1.3 is offered, in which the message means nothing")
        }
        return .seen(await asking.line.hold(EarlyCCSExchange(hello(newest), version: newest.version)).result)
    }

    private func hello(_ look: VersionLook) -> ClientHello {
        var offer = Offer(suites: look.suites, groups: NamedGroup.allBeforeTLS13)
        if look.version > .ssl3 { offer.more.append(.heartbeat(mode: 1)) }
        return offer.hello(look.version, serverName: asking.serverName)
    }
}

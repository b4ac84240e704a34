import Checks
import TLSWire

/// What only a faulty server does, asked once its versions and suites are known.
struct FlawQuestion: Sendable {
    let asking: Asking
    private let facts: OldFacts
    /// Those up to TLS 1.2 that are offered, oldest first.
    private let looks: [VersionLook]
    private let isModern: Bool

    /// - Parameter looks: at every version, oldest first.
    init(asking: Asking, looks: [VersionLook]) {
        self.asking = asking
        facts = OldFacts(looks: looks)
        self.looks = looks.filter { $0.version <= .tls12 && $0.isOffered }
        isModern = looks.contains { $0.version >= .tls13 && $0.isOffered }
    }

    /// Asked with every version whose hello has the extension (the flaw was the same in all, the servers were not).
    func heartbleed() async -> Seen<HeartbleedResult> {
        guard !looks.isEmpty else { return await heartbleedWithoutName() }
        var results: [HeartbleedResult] = []
        for look in looks where look.replies.first?.hello?.heartbeatMode != nil {
            let result = await asking.line.hold(HeartbleedExchange(hello(look), version: look.version)).result
            if case .vulnerable = result { return .seen(result) }
            results.append(result)
        }
        let unclear = results.first { if case .unclear = $0 { true } else { false } }
        return .seen(unclear ?? results.first ?? .notOffered(looks.map(\.version)))
    }

    /// A server that turns the name away still has a memory, and may talk to clients that give none.
    private func heartbleedWithoutName() async -> Seen<HeartbleedResult> {
        guard !isModern, asking.serverName != nil, asking.line.over == nil else { return facts.nothing() }
        var absent: [TLSVersion] = []
        for version in [TLSVersion.tls12, .tls11, .tls10] {
            let offer = Offer(
                suites: CipherSuite.all(in: version).filter { $0.rawValue != 0 }, groups: NamedGroup.allBeforeTLS13,
                more: [.heartbeat(mode: 1)])
            let hello = offer.hello(version, serverName: nil)
            let result = await asking.line.hold(HeartbleedExchange(hello, version: version)).result
            switch result {
            case .vulnerable, .patched: return .seen(result)
            case .notOffered: absent.append(version)
            case .unclear: break
            }
        }
        return absent.isEmpty ? facts.nothing() : .seen(.notOffered(absent.sorted()))
    }

    func earlyCCS() async -> Seen<EarlyCCSResult> {
        guard let newest = looks.last else { return facts.nothing() }
        return .seen(await asking.line.hold(EarlyCCSExchange(hello(newest), version: newest.version)).result)
    }

    private func hello(_ look: VersionLook) -> ClientHello {
        var offer = Offer(suites: look.suites, groups: NamedGroup.allBeforeTLS13)
        if look.version > .ssl3 { offer.more.append(.heartbeat(mode: 1)) }
        return offer.hello(look.version, serverName: asking.serverName)
    }
}

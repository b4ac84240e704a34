import CertificateReader
import Checks
import TLSWire
import UpkeepCore

/// Everything beyond the ordinary handshake: first each version on its own, then what hangs on the versions.
struct FullScan: Sendable {
    let asking: Asking
    let reading: ChainReading
    /// The ordinary client's handshake.
    let ordinary: SecureExchange

    func fill(_ observation: inout EndpointObservation) async {
        async let ssl2 = settled { await self.ssl2() }
        async let withoutName = settled { await answer(to: nil) }
        async let withWrongName = settled { await answer(to: Self.wrongName) }
        async let comesBack = ResumptionQuestion(asking: asking).modern(ordinary)
        let looks = await versions()
        let old = looks.filter { $0.version <= .tls12 && $0.isOffered }
        let flaws = FlawQuestion(asking: asking, looks: looks)
        async let habits = habits(looks, leaf: observation.tls.presented.first)
        async let scsv = settled { await fallbackSCSV(looks) }
        async let heartbleed = settled { await flaws.heartbleed() }
        async let ccs = settled { await flaws.earlyCCS() }
        async let classic = classicResumption(looks)
        async let injected = settled { await InjectionQuestion(asking: asking).tookCommand() }

        observation.versions = .seen(looks.map(\.observation))
        observation.ssl2 = await ssl2
        observation.fallbackSCSV = await scsv
        observation.heartbleed = await heartbleed
        observation.earlyCCS = await ccs
        if observation.starttls != nil { observation.starttls?.tookInjectedCommand = await injected }
        observation.withoutName =
            asking.serverName == nil ? .doesNotApply("an address is asked for, not a name") : await withoutName
        observation.withWrongName =
            asking.serverName == nil ? .doesNotApply("an address is asked for, not a name") : await withWrongName
        let modern = await comesBack
        let older = await classic
        let resumption = ResumptionObservation(
            bySessionID: older.byID, byTicket: older.byTicket,
            byPSK: looks.contains { $0.version == .tls13 && $0.isOffered }
                ? modern.byPSK : .doesNotApply("TLS 1.3 is not offered"),
            ticketLifetime: older.lifetime ?? (ordinary.reply.ticket?.lifetime).map { .seconds(Int64($0)) },
            maxEarlyData: modern.maxEarlyData)
        observation.resumption = await settled { .seen(resumption) }
        OldFacts(looks: looks).fill(&observation)
        fill(await habits, looks, &observation)
        observation.clientAuthentication = clientAuthentication(old)
        await fillChains(old, &observation)
        observation.clientRenegotiation = await settled { await clientRenegotiation(looks) }
    }

    /// An answer that was whole before the look was broken off; what came after that says nothing of the server.
    private func settled<Value>(_ ask: @Sendable () async -> Seen<Value>) async -> Seen<Value> {
        let answer = await ask()
        return Task.isCancelled ? .notLooked("interrupted") : answer
    }

    // MARK: versions

    private func versions() async -> [VersionLook] {
        async let modern = ModernQuestion(asking: asking).look()
        async let tls12 = SuiteQuestion(asking: asking, version: .tls12).look()
        async let tls11 = SuiteQuestion(asking: asking, version: .tls11).look()
        async let tls10 = SuiteQuestion(asking: asking, version: .tls10).look()
        async let ssl3 = SuiteQuestion(asking: asking, version: .ssl3).look()
        return await withOwnGroup([ssl3, tls10, tls11, tls12, modern])
    }

    /// Servers take a group of RFC 7919 for clients that name one, and another, mostly of their own, for all others: the
    /// second is what old clients get, and it is the weak one.
    private func withOwnGroup(_ looks: [VersionLook]) async -> [VersionLook] {
        let suites = looks.map { look in
            look.version > .tls12 ? [] : look.suites.filter { $0.keyExchange == .dhe && !$0.isAnonymous }
        }
        guard let place = suites.lastIndex(where: { !$0.isEmpty }),
            looks[place].replies.contains(where: { Self.isNegotiated($0.keyExchange) })
        else { return looks }
        let curves = NamedGroup.allBeforeTLS13.filter { $0.kind != .finiteField }
        let reply = await asking.ask(looks[place].version, Offer(suites: suites[place], groups: curves))
        guard reply.hello?.version == looks[place].version else { return looks }
        var looks = looks
        looks[place].add(reply)
        return looks
    }

    private static func isNegotiated(_ exchange: ServerKeyExchange?) -> Bool {
        DHParameter(exchange, suite: nil)?.name.flatMap { NamedGroup(name: $0) }?.kind == .finiteField
    }

    private func ssl2() async -> Seen<SSL2Observation> {
        let reply = await asking.line.hold(HelloExchange(SSL2ClientHello(challenge: TLSRandom.bytes(16)))).reply
        if let hello = reply.ssl2 { return .seen(SSL2Observation(isOffered: true, kinds: hello.kinds)) }
        // SSLv2's own error is an answer in SSLv2: it is spoken, though not with any of these ciphers.
        if reply.ssl2Error != nil { return .seen(SSL2Observation(isOffered: true)) }
        if reply.hello != nil || reply.refusal != nil { return .seen(SSL2Observation(isOffered: false)) }
        guard let failure = reply.failure else { return .seen(SSL2Observation(isOffered: false)) }
        // Who does not know SSLv2 may also wait for the rest of what it takes for a record.
        let isMute = failure.kind == .timedOut && asking.line.over == nil
        return isMute || failure.kind == .malformed
            ? .seen(SSL2Observation(isOffered: false)) : .failed(failure)
    }

    /// Whether a version below the best is refused to a client that says it fell back (RFC 7507).
    private func fallbackSCSV(_ looks: [VersionLook]) async -> Seen<Bool> {
        let offered = looks.filter(\.isOffered)
        guard offered.count > 1 else { return .doesNotApply("there is no version to fall back to") }
        let lower = offered[offered.count - 2]
        let offer = Offer(suites: lower.suites + [.fallbackSCSV], groups: NamedGroup.allBeforeTLS13)
        let reply = await asking.ask(lower.version, offer)
        if reply.alert?.what == .inappropriateFallback { return .seen(true) }
        if reply.hello != nil { return .seen(false) }
        return reply.refusal.map { .notLooked("it refused the hello another way: \($0)") }
            ?? .failed(reply.failure ?? TLSFailure.closed)
    }

    private func classicResumption(_ looks: [VersionLook]) async -> ResumptionQuestion.Classic {
        guard let tls12 = looks.first(where: { $0.version == .tls12 }), tls12.isOffered else {
            return .none(noTLS12(looks))
        }
        return await ResumptionQuestion(asking: asking).classic(tls12)
    }

    private func clientRenegotiation(_ looks: [VersionLook]) async -> Seen<Bool> {
        guard let tls12 = looks.first(where: { $0.version == .tls12 }), tls12.isOffered else { return noTLS12(looks) }
        return await RenegotiationQuestion(asking: asking).answer(tls12)
    }

    private func noTLS12(_ looks: [VersionLook]) -> Seen<Bool> {
        OldFacts(looks: looks).reason(.tls12) ?? .doesNotApply("TLS 1.2 is not offered")
    }

    // MARK: groups, signatures, ALPN

    private func habits(_ looks: [VersionLook], leaf: CertificateFacts?) async -> Habits? {
        let asksALPN = asking.line.request.starttls == nil
        if let tls12 = looks.first(where: { $0.version == .tls12 && $0.isOffered }) {
            let signed = tls12.suites.filter(\.isSigned)
            let curves = signed.filter { $0.keyExchange == .ecdhe }
            let rsa = curves.filter { $0.authentication == .rsa }
            let suites = !rsa.isEmpty ? rsa : !curves.isEmpty ? curves : signed
            if suites.isEmpty, let habits = tls12.habits { return habits }
            return await HabitQuestion(
                asking: asking, version: .tls12, suites: suites.isEmpty ? tls12.suites : suites,
                keptGroup: rsa.isEmpty ? Self.curve(of: leaf) : nil
            ).look(beyond: tls12.habits ?? Habits(.tls12, asksALPN: asksALPN))
        }
        guard looks.last?.isOffered == true else { return nil }
        return await HabitQuestion(
            asking: asking, version: .tls13, suites: SessionOffer.browserSuites.filter { $0.isUsable(in: .tls13) },
            keptGroup: nil
        ).look(beyond: Habits(.tls13, asksALPN: asksALPN))
    }

    private static func curve(of leaf: CertificateFacts?) -> NamedGroup? {
        guard case .ec(let curve) = leaf?.publicKey.algorithm else { return nil }
        return NamedGroup(name: curve.name)
    }

    private func fill(
        _ habits: Habits?, _ looks: [VersionLook], _ observation: inout EndpointObservation
    ) {
        let modern = looks.last.flatMap { $0.version == .tls13 && $0.isOffered ? $0 : nil }
        let seenClassic = looks.filter { $0.version <= .tls12 }.flatMap(\.replies).compactMap(\.keyExchange?.group)
        var classic = habits?.groups ?? []
        for group in seenClassic where !classic.contains(group) { classic.append(group) }
        let groups = GroupObservation(
            modern: modern?.groups ?? [], classic: classic,
            preferred: modern?.preferredGroup ?? habits?.preferredGroup)
        let cutShort = [modern?.groupsCutShort, habits?.cutShort].compactMap { $0 }.first
        observation.groups = .seen(groups)
        if let cutShort, groups.all.isEmpty || Task.isCancelled { observation.groups = .notLooked(cutShort) }
        var schemes = habits?.schemes ?? []
        for scheme in looks.flatMap(\.replies).compactMap(\.keyExchange?.signatureScheme)
        where !schemes.contains(scheme) { schemes.append(scheme) }
        if let scheme = ordinary.certificateVerify?.scheme, !schemes.contains(scheme) { schemes.append(scheme) }
        observation.signatureSchemes =
            schemes.isEmpty ? .notLooked(habits?.cutShort ?? "no handshake was signed") : .seen(schemes)
        guard asking.line.request.starttls == nil else {
            observation.alpn = .doesNotApply("TLS begins within another protocol")
            return
        }
        guard looks.contains(where: { $0.version >= .tls12 && $0.isOffered }) || looks.allSatisfy({ !$0.isOffered })
        else {
            observation.alpn = .doesNotApply("nothing newer than TLS 1.1 is offered")
            return
        }
        observation.alpn =
            habits.map {
                $0.cutShort == nil || $0.alpn.preferred != nil ? .seen($0.alpn) : .notLooked($0.cutShort ?? "")
            }
            ?? .notLooked("no version with ALPN was offered")
    }

    // MARK: names, certificates

    /// A name under `invalid`, which no server can have (RFC 6761 section 6.4).
    private static let wrongName = "upkeep-asks-for-nobody.invalid"

    private func answer(to name: String?) async -> Seen<NameAnswer> {
        guard asking.serverName != nil else { return .notAsked }
        let exchange = await asking.line.hold(SecureExchange(SessionOffer(serverName: name), goal: .chain))
        if let leaf = await reading.opinion(Array(exchange.reply.certificates.prefix(1)))?.certificates.first {
            return .seen(.certificate(leaf))
        }
        if let alert = exchange.reply.alert { return .seen(.refused(alert.phrase)) }
        let failure = exchange.reply.failure ?? TLSFailure.closed
        switch failure.kind {
        case .closed, .reset:
            return .seen(.refused(failure.kind == .closed ? "it closed the connection" : "it reset the connection"))
        default: return .failed(failure)
        }
    }

    private func clientAuthentication(_ old: [VersionLook]) -> Seen<ClientAuthentication> {
        let requests = [ordinary.reply.request] + old.flatMap(\.replies).map(\.request)
        guard let request = requests.compactMap({ $0 }).first else {
            let hasLooked = !ordinary.reply.certificates.isEmpty || old.contains { !$0.replies.isEmpty }
            return hasLooked
                ? .seen(ClientAuthentication(isRequested: false)) : .notLooked("no handshake got that far")
        }
        let names = request.authorities.prefix(100).map { DistinguishedName(der: $0[...]).text }
        return .seen(ClientAuthentication(isRequested: true, isOptional: isOptional, authorities: Array(names)))
    }

    /// Whether the ordinary handshake, which shows no certificate, went on.
    private var isOptional: Bool? {
        guard ordinary.reply.request != nil, ordinary.isProven else { return nil }
        if ordinary.reply.ticket != nil { return true }
        guard let alert = ordinary.reply.alert else { return nil }
        return alert.what == .closeNotify
    }

    /// The chain itself when the ordinary client got none, and those that only other clients get.
    private func fillChains(_ old: [VersionLook], _ observation: inout EndpointObservation) async {
        var seen: Set<[UInt8]> = []
        if let leaf = ordinary.reply.certificates.first?.der { seen.insert(leaf) }
        for look in old.reversed() {
            for reply in look.replies {
                guard let leaf = reply.certificates.first?.der, seen.insert(leaf).inserted,
                    let opinion = await reading.opinion(reply.certificates)
                else { continue }
                if observation.tls.presented.isEmpty {
                    observation.tls.presented = opinion.certificates
                    observation.tls.trust = opinion.trust
                } else {
                    let kind = reply.hello?.cipherSuite.authentication.rawValue ?? "another"
                    observation.otherChains.append(
                        OtherChain(
                            client: "of \(look.version) with \(kind)", presented: opinion.certificates,
                            trust: opinion.trust))
                }
            }
        }
    }
}

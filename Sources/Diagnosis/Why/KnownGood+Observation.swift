import CertificateReader
package import Checks
import DNSWire
import UpkeepCore

extension KnownGood {
    /// What there is to remember of a look that found everything well; nil of any other, so that a bad moment never
    /// passes for a good one.
    package init?(_ seen: WhyObservation, _ answer: WhyAnswer) {
        guard answer.status == .ok, answer.verdict.code == .fineFromHere, answer.verdict.confidence == .certain else {
            return nil
        }
        let views = WhyViews(seen)
        self.init(name: Phrase.plain(seen.name), zone: Phrase.plain(views.authority.zone), at: seen.startedAt)
        let own = views.authority.working.compactMap(\.answer)
        let given = own.contains { !$0.addresses.isEmpty } ? own : views.resolvers.compactMap(\.answer)
        for answer in given {
            for address in answer.addresses.sorted() where !addresses.contains(where: { $0.address == address }) {
                addresses.append(Address(address, ttl: answer.ttl ?? 0))
            }
        }
        aliases = own.compactMap(\.alias).map(Phrase.plain).reduce(into: []) { if !$0.contains($1) { $0.append($1) } }
        remember(views.authority, seen)
        answered = Self.answered(views)
        serials = views.authority.serials.sorted()
        remember(seen.path)
        guard let attempt = views.site.working.first?.look.attempt else { return }
        status = attempt.hops.last?.answer?.status
        marker = attempt.hops.last?.answer.map { PageMarker(body: $0.body) }
        certificate = attempt.hops.first?.tls?.presented.first.map {
            Certificate(sha256: $0.sha256, issuer: $0.issuer, notAfter: $0.notAfter)
        }
    }

    /// The same with the name servers that have answered this time, however bad the rest is; nil when none has.
    func hearing(_ seen: WhyObservation) -> KnownGood? {
        let now = Self.answered(WhyViews(seen))
        guard !now.isEmpty, !seen.isInterrupted else { return nil }
        var known = self
        known.answered = (answered ?? [:]).merging(now) { max($0, $1) }
        return known
    }

    private static func answered(_ views: WhyViews) -> [String: Timestamp] {
        let servers = views.authority.working.map(\.server.endpoint.description)
        return Dictionary(servers.map { ($0, views.seen.startedAt) }) { $1 }
    }

    private mutating func remember(_ authority: AuthorityView, _ seen: WhyObservation) {
        for server in authority.servers {
            let (name, endpoint) = (server.name, server.server.endpoint)
            if let place = nameservers.firstIndex(where: { $0.name == name && $0.port == endpoint.port }) {
                if !nameservers[place].addresses.contains(endpoint.address) {
                    nameservers[place].addresses.append(endpoint.address)
                }
            } else {
                nameservers.append(Nameserver(name, [endpoint.address], port: endpoint.port))
            }
        }
        for reply in seen.transcript.replies {
            guard let message = reply.message else { continue }
            let server = reply.query.server.description
            if reply.query.transport == .udp, reply.sends == 1, authority.servers.contains(reply.query.server) {
                roundTrips[server] = min(
                    roundTrips[server] ?? .max, Int(clamping: reply.elapsed.nanosecondsClamped / 1000))
            }
            for case .nsid(let bytes) in message.edns?.options ?? [] where !bytes.isEmpty {
                serverIDs[server] = String(decoding: bytes, as: UTF8.self)
            }
            for record in message.answers {
                if reply.query.question.type == .https, record.type == .https,
                    !httpsRecords.contains(record.data.description), reply.isAuthoritativeAnswer
                {
                    httpsRecords.append(record.data.description)
                }
                if record.type == .ns, record.name == authority.zone, reply.isAuthoritativeAnswer {
                    childTTL = min(childTTL ?? .max, record.ttl)
                }
            }
        }
    }

    private mutating func remember(_ path: DelegationPath?) {
        guard let path else { return }
        let referrals = path.steps.flatMap(\.referrals).filter { $0.kind == .delegation(zone: path.zone) }
        parentTTL = referrals.compactMap(\.ttl).max()
        for record in referrals.flatMap(\.ds) where record.type == .ds {
            if !ds.contains(record.data.description) { ds.append(record.data.description) }
            dsTTL = max(dsTTL ?? 0, record.ttl)
        }
    }
}

extension [ServerView] {
    fileprivate func contains(_ server: Endpoint) -> Bool { contains { $0.server.endpoint == server } }
}

import Checks
import DNSSEC
import DNSWire
import UpkeepCore

/// The chain of trust down to a zone, followed once through each of its servers: a validator may meet any of them.
struct ZoneChain {
    /// One server's chains: to the zone's SOA, and to the proof that a name does not exist.
    private struct Way {
        let server: NameServerAddress
        let reports: [ChainReport]
    }

    private let zone: DNSName
    private let ways: [Way]
    private let now: Timestamp

    init(_ path: DelegationPath, _ transcript: DNSTranscript, plan: AuditPlan, anchors: [TrustAnchor], now: Timestamp) {
        zone = path.zone
        self.now = now
        var seen: Set<Endpoint> = []
        ways = path.servers.compactMap { server in
            guard seen.insert(server.endpoint).inserted else { return nil }
            let questions = [DNSQuestion(path.zone, .soa), DNSQuestion(plan.randomName, .a)]
            let evidence = questions.map { question in
                ChainEvidence(path, transcript, anchors: anchors, server: server.endpoint, question: question)
            }.filter { $0.answer != nil }
            guard !evidence.isEmpty else { return nil }
            return Way(server: server, reports: evidence.map { ChainJudge.judge($0, anchors: anchors, now: now) })
        }
    }

    /// One fact for each thing that is wrong, with the servers where it is; else what holds. Empty when no server of the
    /// zone said anything to follow.
    var facts: [DNSSECFact] {
        guard !ways.isEmpty else { return [] }
        if let sentence = ClockGuard(ways.flatMap(\.reports).flatMap(\.windows), now: now).sentence {
            return [DNSSECFact(.unknown, sentence, remedy: "set this machine's clock, then look again")]
        }
        var broken: [(link: ChainLink, isBogus: Bool, servers: [NameServerAddress])] = []
        for way in ways {
            for report in way.reports {
                guard let (link, isBogus) = Self.failure(report.outcome) else { continue }
                if let place = broken.firstIndex(where: { $0.link.sentence == link.sentence }) {
                    if !broken[place].servers.contains(way.server) { broken[place].servers.append(way.server) }
                } else {
                    broken.append((link, isBogus, [way.server]))
                }
            }
        }
        guard broken.isEmpty else { return broken.map { fact($0.link, isBogus: $0.isBogus, $0.servers) } }
        return [whole]
    }

    private static func failure(_ outcome: ChainOutcome) -> (ChainLink, isBogus: Bool)? {
        switch outcome {
        case .secure, .insecure: nil
        case .bogus(let link): (link, true)
        case .indeterminate(let link): (link, false)
        }
    }

    private func fact(_ link: ChainLink, isBogus: Bool, _ servers: [NameServerAddress]) -> DNSSECFact {
        let isEverywhere = servers.count == ways.count
        let places = Set(servers.map(\.name)).sorted().map { name in
            let addresses = servers.filter { $0.name == name }.map(\.endpoint.address).sorted().map(\.description)
            return "`\(name.text(trailingDot: false))` (\(addresses.joined(separator: ", ")))"
        }
        var facts = link.facts
        facts["servers"] = EvidenceValue(servers.map(\.endpoint.description))
        // What is wrong above the zone is the same through all its servers.
        let at = isEverywhere || link.step.zone != zone ? "" : " at \(places.joined(separator: ", "))"
        return DNSSECFact(
            isBogus ? .critical : .unknown, link.sentence + age(link) + at, remedy: link.remedy,
            zonemaster: link.zonemaster,
            evidence: facts)
    }

    /// The link's moment as people say it.
    private func age(_ link: ChainLink) -> String {
        switch link.reason {
        case .expired(let since): ", \(DurationText.spoken(now - since)) ago"
        case .notYetValid(let until): ", in \(DurationText.spoken(until - now))"
        default: ""
        }
    }

    private var whole: DNSSECFact {
        let outcome = ways[0].reports[0].outcome
        if case .insecure(let link) = outcome {
            return DNSSECFact(.ok, link.sentence, evidence: link.facts)
        }
        let steps = ways.flatMap(\.reports).flatMap(\.held).count
        return DNSSECFact(
            .ok, "every signature from the trust anchor down holds, through every server",
            evidence: ["servers": .integer(ways.count), "verified": .integer(steps)])
    }
}

extension ChainLink {
    /// The test case, and the message where there is one, under which Zonemaster tells the same.
    fileprivate var zonemaster: [String] {
        switch step.kind {
        case .dsFor: ["DNSSEC02"]
        case .dnskeyMatchesDS:
            if case .noMatchingKey = reason {
                ["DNSSEC02 DS02_NO_DNSKEY_FOR_DS", "DNSSEC02 DS02_NO_VALID_DNSKEY_FOR_ANY_DS"]
            } else {
                ["DNSSEC02"]
            }
        case .dnskeySelfSigned: ["DNSSEC08\(message("DS08_DNSKEY"))"] + agedAnyhow
        case .rrsetSigned: ["DNSSEC09\(message("DS09_SOA"))"] + agedAnyhow
        case .denial: ["DNSSEC10"]
        }
    }

    private var agedAnyhow: [String] {
        if case .expired = reason { ["DNSSEC04 RRSIG_EXPIRED"] } else { [] }
    }

    private func message(_ prefix: String) -> String {
        switch reason {
        case .expired: " \(prefix)_RRSIG_EXPIRED"
        case .notYetValid: " \(prefix)_RRSIG_NOT_YET_VALID"
        default: ""
        }
    }
}

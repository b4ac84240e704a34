import DNSWire
import UpkeepCore

extension AuditContext {
    static func quoted(_ name: DNSName) -> String {
        "`\(name.text(trailingDot: name.isRoot, lowercased: true))`"
    }

    static func list(_ words: [String], _ conjunction: String = "and") -> String {
        guard let last = words.last, words.count > 1 else { return words.first ?? "" }
        return words.dropLast().joined(separator: ", ") + " \(conjunction) " + last
    }

    static func list(_ names: [DNSName]) -> String { list(names.map(quoted)) }

    static func count(_ number: Int, _ one: String, _ many: String? = nil) -> String {
        "\(number) \(number == 1 ? one : many ?? one + "s")"
    }

    var zoneName: String { Self.quoted(zone) }

    /// More servers than this are counted, not listed.
    private static let mostTitles = 4

    /// `ns1.example` (192.0.2.53, 2001:db8::53): servers by name, each with those of its addresses that are meant; many
    /// are counted.
    func title(_ views: [ServerView]) -> String {
        let byName = views.map { names($0).first ?? zone }.uniqued
        if byName.count > Self.mostTitles {
            let few = byName.prefix(Self.mostTitles - 1).map(Self.quoted).joined(separator: ", ")
            return "\(byName.count) servers (\(few) and \(byName.count - Self.mostTitles + 1) more)"
        }
        return Self.list(
            byName.map { name in
                let addresses = views.filter { names($0).first ?? zone == name }.map { "\($0.endpoint.address)" }
                return "\(Self.quoted(name)) (\(addresses.joined(separator: ", ")))"
            })
    }

    func title(_ view: ServerView) -> String { title([view]) }

    /// The servers as the subject of a sentence; "every server" when none is left out.
    func who(_ views: [ServerView]) -> String {
        isEvery(views) ? "every server" : title(views)
    }

    private func isEvery(_ views: [ServerView]) -> Bool {
        views.count > 1 && Set(views.map(\.endpoint)) == Set(serving.map(\.endpoint))
    }

    /// The servers and what they do: `phrase` begins with a verb as for one.
    func who(_ views: [ServerView], _ phrase: String) -> String {
        let isEvery = isEvery(views)
        if isEvery, phrase.hasPrefix("does not ") {
            let rest = phrase.dropFirst("does not ".count)
            let verb = rest.prefix { $0 != " " }
            return "no server \(verb)s\(rest.dropFirst(verb.count))"
        }
        return "\(who(views)) \(Self.conjugated(phrase, for: isEvery ? 1 : serverCount(views)))"
    }

    func title(_ views: [ServerView], _ phrase: String) -> String {
        "\(title(views)) \(Self.conjugated(phrase, for: serverCount(views)))"
    }

    private func serverCount(_ views: [ServerView]) -> Int { views.map { names($0).first ?? zone }.uniqued.count }

    /// `phrase` as it is for one, its first word as for several otherwise.
    static func conjugated(_ phrase: String, for count: Int) -> String {
        guard count > 1 else { return phrase }
        let verb = phrase.prefix { $0 != " " }
        let irregular = ["is": "are", "has": "have", "does": "do", "was": "were", "cannot": "cannot"]
        let plural = irregular[String(verb)] ?? (verb.hasSuffix("s") ? String(verb.dropLast()) : String(verb))
        return plural + phrase.dropFirst(verb.count)
    }

    /// `dig` put to the same server.
    func dig(_ view: ServerView?, _ rest: String) -> String {
        let port = view.map { $0.endpoint.port == 53 ? "" : " -p \($0.endpoint.port)" } ?? ""
        return "`dig \(view.map { "@\($0.endpoint.address)\(port) " } ?? "")\(rest)`"
    }

    var plainZone: String { zone.text(trailingDot: zone.isRoot, lowercased: true) }

    /// A good answer; `cases` are the test cases that it covers.
    func ok(_ check: Check, _ summary: String, _ cases: [String] = [], _ evidence: Evidence = [:]) -> Finding {
        judging.ok(check, summary, Self.with(cases, evidence))
    }

    /// A bad answer; `cases` are test cases, each with the message tag that Zonemaster prints for it.
    func bad(
        _ check: Check, _ summary: String, remedy: String? = nil, _ cases: [String] = [], _ evidence: Evidence = [:]
    ) -> Finding {
        judging.bad(check, summary, remedy: remedy ?? usual(check), Self.with(cases, evidence))
    }

    /// A bad answer whose `status` the judge has reason to choose.
    func bad(
        _ check: Check, _ status: Status, _ summary: String, remedy: String? = nil, _ cases: [String] = [],
        _ evidence: Evidence = [:]
    ) -> Finding {
        judging.bad(check, status, summary, remedy: remedy ?? usual(check), Self.with(cases, evidence))
    }

    /// The check's remedy with the zone's name in its commands.
    private func usual(_ check: Check) -> String { check.remedy.replacing("ZONE", with: plainZone) }

    private static func with(_ cases: [String], _ evidence: Evidence) -> Evidence {
        var evidence = evidence
        if !cases.isEmpty { evidence["zonemaster"] = EvidenceValue(cases) }
        return evidence
    }

    func evidence(_ views: [ServerView]) -> Evidence {
        [
            "servers": EvidenceValue(views.flatMap { names($0) }.uniqued.map { $0.text(trailingDot: false) }),
            "addresses": EvidenceValue(views.map { $0.endpoint.address.description }),
        ]
    }
}

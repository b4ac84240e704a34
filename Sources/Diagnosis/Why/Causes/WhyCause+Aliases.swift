import Checks
import DNSWire
import UpkeepCore

extension WhyCause {
    /// Name servers that nobody may ask, because their names are aliases (RFC 2181 section 10.3).
    static func aliasedServers(_ views: WhyViews) -> WhyCause? {
        let aliases = views.authority.aliases
        guard !aliases.isEmpty else { return nil }
        // The parent's glue may still lead to one.
        let asked = Set(views.authority.servers.map(\.server.name))
        let isAlone = aliases.allSatisfy { !asked.contains($0.name) } && asked.isEmpty
        let failing = views.alive.filter(\.failsOnlyHere)
        let isFelt = isAlone && !views.alive.isEmpty && failing.count == views.alive.count
        let told = aliases.map { "\(Phrase.plain($0.name)) is an alias (CNAME) of \(Phrase.plain($0.target))" }
        let names = Phrase.list(aliases.map { Phrase.plain($0.name) })
        let (it, verb) = aliases.count == 1 ? ("it", "is") : ("they", "are")
        let works = !isFelt && !views.site.isDown
        return WhyCause(
            code: isAlone ? .dnsProviderDown : .dnsDegraded, confidence: isAlone && !isFelt ? .likely : .certain,
            reach: isFelt ? .everyone : .nobody, status: isFelt ? .critical : .warning, check: WhyChecks.servers.id,
            summary: isFelt
                ? "\(dnsPrefix(views)) no name server of \(views.name) can be asked: \(Phrase.list(told))"
                : "\(works ? "\(views.name) works, but" : "DNS:") \(aliases.count) of its "
                    + "\(asked.union(aliases.map(\.name)).count) name servers cannot be used: \(Phrase.list(told))",
            scope:
                "a name server's name must have addresses of its own (RFC 2181 section 10.3): most resolvers pass over "
                + "one that \(verb) an alias, so that the others carry everything",
            remedy: "give \(names) A and AAAA records in place of the CNAME, or name the server that \(it) "
                + "\(aliases.count == 1 ? "stands" : "stand") for in the NS records and at the registrar",
            missing: isAlone && !isFelt ? "whether resolvers find another way to the name servers" : nil)
    }
}

import DNSWire
import UpkeepCore

/// Judges where names lead: chains of aliases, other people's zones on the way, and ends that nobody holds.
struct AliasJudge {
    let context: AuditContext

    var findings: [Finding] { chains + dangling }

    private func chain(_ host: DNSName) -> [DNSName] {
        let inside = context.serving.compactMap { $0.answer(host, .a)?.aliases(of: host) }.max { $0.count < $1.count }
        let targets = (inside ?? []).compactMap(\.target)
        guard let last = targets.last, let outside = context.survey.outside[last] else { return targets }
        return targets + outside.aliases
    }

    private var chains: [Finding] {
        let check = ZoneDataChecks.aliases
        var findings: [Finding] = []
        for host in context.plan.hosts {
            let chain = chain(host)
            guard !chain.isEmpty else { continue }
            let way = ([host] + chain).map(AuditContext.quoted).joined(separator: " → ")
            let evidence: Evidence = ["chain": EvidenceValue(chain.map { $0.text(trailingDot: false) })]
            if Set([host] + chain).count <= chain.count {
                findings.append(
                    context.bad(check, .critical, "the aliases go in a circle: \(way)", [], evidence))
            } else if host == context.zone {
                findings.append(
                    context.bad(
                        check, .critical,
                        "\(context.zoneName) itself is an alias, which a zone's apex may not be: its "
                            + "SOA, NS and MX records are lost to those who follow it", [], evidence))
            } else if chain.count > context.thresholds.aliases {
                findings.append(
                    context.bad(
                        check, "\(AuditContext.quoted(host)) has an address only after \(chain.count) aliases: \(way)",
                        [], evidence))
            }
            findings += chain.compactMap { thirdParty(host, $0) }
        }
        return findings.isEmpty ? [context.ok(check, "aliases are few and lead somewhere")] : findings
    }

    /// Other people's zones that have to work for this name to work.
    private func thirdParty(_ host: DNSName, _ target: DNSName) -> Finding? {
        guard let outside = context.survey.outside[target] else { return nil }
        let zone = AuditContext.quoted(outside.zone ?? target)
        if outside.ending == .unanswered {
            return context.bad(
                ZoneDataChecks.aliases, .critical,
                "\(AuditContext.quoted(host)) is an alias of "
                    + "\(AuditContext.quoted(target)), and no name server of \(zone) answers",
                remedy: "tell whoever runs \(zone); to be independent of it, point the name at addresses of your own")
        }
        let dead = outside.deadServers.count
        guard dead > 0 else { return nil }
        return context.bad(
            ZoneDataChecks.aliases,
            "\(AuditContext.quoted(host)) is an alias of \(AuditContext.quoted(target)), and "
                + "\(dead) of the \(outside.servers.count) name server addresses of \(zone) do not answer",
            remedy: "tell whoever runs \(zone)", [],
            ["dead": EvidenceValue(outside.deadServers.map(\.description))])
    }

    private var dangling: [Finding] {
        let check = ZoneDataChecks.dangling
        var lost: [(name: DNSName, told: String)] = []
        for host in context.plan.hosts {
            guard let last = chain(host).last, last != host else { continue }
            lost.append((last, "\(AuditContext.quoted(host)) is an alias of \(AuditContext.quoted(last))"))
        }
        let exchangers = context.serving.flatMap { $0.records(context.zone, .mx) ?? [] }.compactMap(\.target).uniqued
        lost += exchangers.map { ($0, "mail goes to \(AuditContext.quoted($0))") }
        let servers = context.serving.flatMap(\.nameservers).uniqued
        lost += servers.map { ($0, "\(AuditContext.quoted($0)) is listed as a name server") }
        let gone = lost.filter { context.ending($0.name) == .noSuchName }
        guard !gone.isEmpty else { return [context.ok(check, "every name that was followed exists")] }
        return gone.map { name, told in
            let holder = RegistrableDomain(of: name)
            let foreign =
                name.isWithin(context.zone) ? "" : ": whoever registers `\(holder)` gets what is meant for you"
            return context.bad(
                check, "\(told), which does not exist\(foreign)",
                ["NAMESERVER06"].filter { _ in servers.contains(name) })
        }
    }
}

import DNSWire
import UpkeepCore

/// Judges what the zone survives: as its servers are listed, and as they are now.
struct RedundancyJudge {
    let context: AuditContext
    /// All listed servers, as if each worked.
    let design: RedundancyMap
    /// Those that serve the zone now.
    let present: RedundancyMap
    let lifetimes: ZoneLifetimes

    init(_ context: AuditContext) {
        self.context = context
        let survey = context.survey
        let primaries = context.serving.reduce(into: [Endpoint: DNSName]()) { $0[$1.endpoint] = $1.soaData?.primary }
        let operators = OperatorGroups(
            zone: context.zone, servers: survey.path.servers, networks: survey.networks, primaries: primaries)
        let serving = Dictionary(context.serving.map { ($0.endpoint, $0) }) { first, _ in first }
        func member(_ server: NameServerAddress, _ view: ServerView?) -> RedundancyMember {
            let origin = survey.networks[server.endpoint.address]
            return RedundancyMember(
                server: server.name, endpoint: server.endpoint, operator: operators(server.name),
                systems: origin?.systems ?? [],
                prefix: origin?.prefix ?? server.endpoint.address.smallestRoutedBlock,
                transports: view.map { view in
                    Set([DNSTransport.udp, .tcp].filter { !view.isBlocked($0) })
                } ?? [.udp, .tcp])
        }
        design = RedundancyMap(survey.path.servers.map { member($0, nil) })
        // What nobody could look at from here, or what got lost on the way, counts as it is listed.
        let leftOut = Set((context.leftOut + context.untold).map(\.endpoint))
        present = RedundancyMap(
            survey.path.servers.compactMap { server in
                if let view = serving[server.endpoint] { return member(server, view) }
                return leftOut.contains(server.endpoint) ? member(server, nil) : nil
            })
        lifetimes = ZoneLifetimes(context)
    }

    var findings: [Finding] {
        let findings = [removal, operators, systems, prefixes, circular, families, survival, move, statusPage]
        let isOne = Set(design.members.map(\.server)).count < 2 || Set(design.members.map(\.endpoint)).count < 2
        // That a single machine has a single operator goes without saying.
        return findings.compactMap { $0 }.map { finding in
            guard isOne, finding.status != .ok, finding.check != RedundancyChecks.survival.id,
                finding.check != RedundancyChecks.statusPage.id
            else { return finding }
            var finding = finding
            finding.suppressedBy = DelegationChecks.count.id
            return finding
        }
    }

    /// A reduced present is the broken server's doing, and told of under it.
    private func folded(_ finding: Finding) -> Finding {
        var finding = finding
        finding.suppressedBy = context.brokenCheck ?? transportCheck
        return finding
    }

    private var transportCheck: CheckID? {
        if context.serving.contains(where: { $0.isBlocked(.udp) }) { return NameServerChecks.udp.id }
        return context.serving.contains { $0.isBlocked(.tcp) } ? NameServerChecks.tcp.id : nil
    }

    private var removal: Finding {
        let check = RedundancyChecks.removal
        let least = design.fates.map { ($0, design.survivors(without: $0)) }
        let evidence = Evidence().adding(
            "survivors",
            .record(
                least.reduce(into: Evidence()) { evidence, entry in
                    let now = present.survivors(without: entry.0)
                    evidence[entry.0.words.filter { $0 != "`" }] = .integer(now.count)
                }))
        let single = design.singlePoints
        let servers = single.filter { if case .server = $0 { true } else { false } }
        if let server = servers.first {
            return context.bad(
                check, "everything hangs on \(server.words): without it nothing answers for \(context.zoneName)", [],
                evidence)
        }
        let lost = present.singlePoints.filter { !single.contains($0) }
        if !lost.isEmpty {
            return folded(
                context.bad(
                    check, .critical,
                    "as it is now, without \(AuditContext.list(lost.map(\.words), "or")) nothing answers",
                    [], evidence))
        }
        guard single.isEmpty else {
            return context.ok(
                check,
                "any one server may fail; without \(AuditContext.list(single.map(\.words), "or")) nothing answers", [],
                evidence)
        }
        let fewest = least.map(\.1.count).min() ?? 0
        return context.ok(
            check,
            "any one server, \(design.unattributed.isEmpty ? "operator, " : "")network, address family or transport may fail: "
                + "\(AuditContext.count(fewest, "address", "addresses")) at least "
                + "\(fewest == 1 ? "goes" : "go") on answering", [], evidence)
    }

    private var operators: Finding {
        let check = RedundancyChecks.operators
        let evidence = Evidence().adding("operators", EvidenceValue(design.operators))
        let unattributed = design.unattributed
        guard unattributed.isEmpty || design.operators.count > 1 else {
            let (them, names) = unattributed.count == 1 ? ("it", "its name is") : ("them", "their names are")
            var finding = context.bad(
                check, .unknown,
                "who runs \(AuditContext.list(unattributed)) is not known: \(names) in the zone's own domain, and "
                    + "neither networks nor primaries tell \(them) apart",
                remedy: "see yourself whether one failure of a provider takes all of them", [], evidence)
            if systems?.status == .unknown { finding.suppressedBy = RedundancyChecks.systems.id }
            return finding
        }
        guard design.operators.count == 1 else {
            guard unattributed.isEmpty, present.operators.count == 1, let left = present.operators.first else {
                let names = AuditContext.list(design.operators.sorted().map { "`\($0)`" })
                return context.ok(check, "\(design.operators.count) operators: \(names)", [], evidence)
            }
            return folded(
                context.bad(
                    check, "as it is now, everything hangs on one operator, `\(left)`", [], evidence))
        }
        let name = design.operators[0]
        let short = lifetimes.survival.map { $0.duration < context.thresholds.survivalCritical } ?? false
        let then =
            lifetimes.survival.map { "; an outage there is felt within \(DurationText.spoken($0.duration))" } ?? ""
        return context.bad(
            check, short ? .critical : .warning,
            "all \(AuditContext.count(design.members.map(\.server).uniqued.count, "name server")) belong to one operator, `\(name)`\(then)",
            [], evidence)
    }

    private var systems: Finding? {
        // Whoever does not want networks looked up does not want to be told so each time.
        guard context.survey.asksForNetworks else { return nil }
        let check = RedundancyChecks.systems
        let known = design.members.filter { !$0.systems.isEmpty }
        guard known.count == design.members.count else {
            let what =
                known.isEmpty
                ? "no source told which networks the name servers are in"
                : "the networks of \(design.members.count - known.count) addresses are not known"
            guard design.systems.count > 1 else {
                return context.bad(
                    check, .unknown, "not looked at: \(what)",
                    remedy: "look up the addresses' networks yourself, or give a source that can be reached",
                    ["CONNECTIVITY03 EMPTY_ASN_SET"])
            }
            return context.ok(check, "\(design.systems.count) networks; \(what)", ["CONNECTIVITY03"])
        }
        return diversity(
            check, "network", ["CONNECTIVITY03 IPV4_ONE_ASN", "CONNECTIVITY03"],
            design.systems.sorted().map { "AS\($0)" }, present.systems.sorted().map { "AS\($0)" })
    }

    private var prefixes: Finding {
        let check = RedundancyChecks.prefixes
        let cases = ["CONNECTIVITY04 CN04_IPV4_SINGLE_PREFIX", "CONNECTIVITY04"]
        for family in IPAddress.Family.allCases {
            let mine = design.members.filter { $0.family == family }
            guard mine.map(\.server).uniqued.count > 1, mine.map(\.prefix).uniqued.count == 1 else { continue }
            let title = ServingJudge.title(family)
            return context.bad(
                check, "all \(title) addresses of the name servers are in one prefix, \(mine[0].prefix)",
                ["CONNECTIVITY04 CN04_\(family == .v4 ? "IPV4" : "IPV6")_SINGLE_PREFIX"])
        }
        return diversity(check, "prefix", cases, design.prefixes, present.prefixes)
    }

    private func diversity(
        _ check: Check, _ what: String, _ cases: [String], _ listed: [String], _ now: [String]
    ) -> Finding {
        let evidence = Evidence().adding(what == "network" ? "networks" : "prefixes", EvidenceValue(listed))
        if listed.count == 1 {
            return context.bad(
                check, "all name servers are in one \(what), \(listed[0])", [cases[0]], evidence)
        }
        if now.count == 1 {
            return folded(
                context.bad(
                    check, "as it is now, every server that answers is in one \(what), \(now[0])", [cases[0]], evidence)
            )
        }
        return context.ok(
            check, AuditContext.count(listed.count, what, what == "prefix" ? "prefixes" : nil), [cases[1]], evidence)
    }

    private var circular: Finding? {
        let check = RedundancyChecks.circular
        let operators = design.operators
        let listed = Set(context.delegations.flatMap(\.nameservers))
        let glued = Set(context.delegations.flatMap { $0.glue.filter { !$0.value.isEmpty }.keys })
        var circles: [[DNSName]] = []
        var looked = false
        for name in operators {
            let mine = design.members.filter { $0.operator == name }
            let machines = Set(mine.map(\.endpoint.address))
            let names = mine.map(\.server).uniqued.filter(listed.contains)
            let inCircle = names.filter { server in
                guard !server.isWithin(context.zone), let outside = context.survey.outside[server] else { return false }
                looked = true
                return !outside.servers.isEmpty && Set(outside.servers).isSubset(of: machines)
                    && !glued.contains(server)
            }
            if !names.isEmpty, inCircle.count == names.count { circles.append(names) }
        }
        if circles.isEmpty {
            let isGlued = design.members.allSatisfy { glued.contains($0.server) }
            return looked || isGlued ? context.ok(check, "name servers' names do not hang on themselves") : nil
        }
        let names = circles.flatMap { $0 }
        return context.bad(
            check,
            "\(AuditContext.list(names)) can be looked up only at the machines that they name, and the zone "
                + "above hands out no addresses for them: once those machines are away, tools and resolvers cannot even "
                + "find where they were")
    }

    private var families: Finding {
        let check = RedundancyChecks.families
        func servers(_ map: RedundancyMap, _ family: IPAddress.Family) -> Int {
            Set(map.members.filter { $0.family == family }.map(\.server)).count
        }
        let (v4, v6) = (servers(design, .v4), servers(design, .v6))
        let evidence: Evidence = ["ipv4": .integer(v4), "ipv6": .integer(v6)]
        if v4 == 0 {
            return context.bad(
                check, "no name server has an IPv4 address: most resolvers cannot reach the zone",
                ["DELEGATION01 NO_IPV4_NS_DEL"], evidence)
        }
        if v6 == 0 {
            return context.ok(
                check, "reachable over IPv4 only", ["DELEGATION01 NO_IPV6_NS_DEL"], evidence)
        }
        let (now4, now6) = (servers(present, .v4), servers(present, .v6))
        if now4 == 0 || now6 == 0 {
            return folded(
                context.bad(
                    check, "as it is now, no name server answers over \(now4 == 0 ? "IPv4" : "IPv6")", [], evidence))
        }
        return context.ok(
            check, "\(v4) name servers with IPv4, \(v6) with IPv6", ["DELEGATION01"], evidence)
    }

    private var survival: Finding? {
        guard let survival = lifetimes.survival else { return nil }
        let check = RedundancyChecks.survival
        let spoken = DurationText.spoken(survival.duration)
        let evidence = Evidence().adding("seconds", .integer(Int(survival.duration.components.seconds)))
            .adding("record", .text(survival.record))
        guard design.operators.count == 1, design.unattributed.isEmpty, survival.duration < context.thresholds.survival
        else {
            return context.ok(
                check,
                "if every name server were gone, visitors with cached answers would go on for \(spoken) at most, "
                    + "by \(survival.record)", [], evidence)
        }
        return context.bad(
            check,
            "visitors lose you within \(spoken) of an outage of `\(design.operators[0])`: that is the TTL of "
                + "\(survival.record)", [], evidence)
    }

    private var move: Finding? {
        guard let nameservers = lifetimes.delegation else { return nil }
        let check = RedundancyChecks.move
        let signing = lifetimes.signing
        let total = nameservers + (signing ?? .zero)
        let parts = signing.map {
            ": \(DurationText.spoken(nameservers)) for the name servers and \(DurationText.spoken($0)) for the DS"
        }
        return context.ok(
            check,
            "a move to another provider takes up to \(DurationText.spoken(total)) to reach everybody\(parts ?? "")",
            [], Evidence().adding("seconds", .integer(Int(total.components.seconds))))
    }

    private var statusPage: Finding? {
        guard let status = context.expectation.statusPage else { return nil }
        let check = RedundancyChecks.statusPage
        let name = AuditContext.quoted(status.path.name)
        if status.zone == context.zone {
            return context.bad(
                check, "the status page \(name) is in \(context.zoneName) itself: it goes when this goes")
        }
        let groups = OperatorGroups(
            zone: status.zone, servers: status.path.servers, networks: status.networks, primaries: [:])
        let theirs = Set(status.path.servers.compactMap { groups($0.name) })
        let shared = theirs.intersection(design.operators).sorted()
        let addresses = Set(status.path.servers.map(\.endpoint.address))
        let same = addresses.intersection(design.members.map(\.endpoint.address))
        guard !status.path.servers.isEmpty else {
            return context.bad(check, .unknown, "no name server of the status page \(name) was found")
        }
        let isAttributed = status.path.servers.allSatisfy { groups($0.name) != nil }
        let isShared = isAttributed && theirs.isSubset(of: shared)
        if isShared || !addresses.isEmpty && addresses == same {
            let place = isShared ? AuditContext.list(shared.map { "`\($0)`" }) : "the very machines"
            return context.bad(
                check,
                "the status page \(name) has its names at \(place), where "
                    + "\(context.zoneName) has its own: it goes when this goes")
        }
        return context.ok(check, "the status page \(name) has name servers of its own")
    }
}

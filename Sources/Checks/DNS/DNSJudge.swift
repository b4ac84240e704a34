package import UpkeepCore

/// Judges look-ups of host names: whether they gave addresses, and whether those are the ones agreed.
package enum DNSJudge {
    /// `dns.resolve`, when there was anything to look up.
    package static func resolve(_ name: NameObservation, judging: Judging) -> Finding? {
        guard let failure = name.failure else {
            switch name.source {
            case .literal, .pinned: return nil
            case .hosts: return judging.ok(DNSChecks.resolve, "from the hosts file", evidence(name))
            case .resolver:
                if let warning = oneFamilyFails(
                    name.familyFailures, of: name.name, evidence: evidence(name), judging: judging)
                {
                    return warning
                }
                let summary =
                    name.withoutRoute.isEmpty
                    ? "resolves" : "resolves; its IPv6 addresses were left out: no IPv6 route from here"
                return judging.ok(DNSChecks.resolve, summary, evidence(name))
            }
        }
        let sentence = failure.sentence(name.name, name.exchanges)
        return judging.bad(
            DNSChecks.resolve, failure.isOurs ? .unknown : nil, sentence.summary, remedy: sentence.remedy,
            evidence(name))
    }

    /// A name that is found in one family only because the other's look-up went wrong.
    /// - Parameter place: where the name came up, for the end of the sentence.
    static func oneFamilyFails(
        _ failures: [IPAddress.Family: NameFailure], of name: String, place: String = "", evidence: Evidence,
        judging: Judging
    ) -> Finding? {
        for (family, title, type) in [(IPAddress.Family.v6, "IPv6", "AAAA"), (.v4, "IPv4", "A")] {
            guard let failure = failures[family] else { continue }
            let effect =
                failure == .noSuchName
                ? "some visitors take the whole name for gone" : "visitors wait before they go on"
            return judging.bad(
                DNSChecks.resolve, .warning, "the \(title) look-up fails (\(failure.inBrief))\(place): \(effect)",
                remedy: "ask yourself with `dig \(type) \(name)`: the zone's name servers must answer it with "
                    + "records, or with NOERROR and none; when they do, the resolver or the way to it is at fault",
                evidence)
        }
        return nil
    }

    /// `dns.addresses`, when addresses were agreed.
    package static func addresses(
        _ name: NameObservation, agreed: Set<IPAddress>?, families: Set<IPAddress.Family>, judging: Judging
    ) -> Finding? {
        guard let agreed = agreed.map({ $0.filter { families.contains($0.family) } }) else { return nil }
        if name.failure != nil { return judging.notAsked(DNSChecks.addresses, "the name gave no address") }
        if name.source == .pinned {
            return judging.bad(
                DNSChecks.addresses, .unknown, "the config pins the addresses, so DNS was not asked for them",
                remedy: "take out either `expect: addresses:` or `connect_to:`")
        }
        return difference(
            DNSChecks.addresses, "address", "addresses", seen: Set(name.addresses), agreed: agreed, judging: judging
        ) { $0.sorted().map(\.description) }
    }

    /// `dns.nameservers`, when name servers were agreed.
    package static func nameservers(
        _ observation: NameserverObservation?, agreed: Set<String>?, name: NameObservation, judging: Judging
    ) -> Finding? {
        guard let agreed else { return nil }
        guard let observation, observation.failure == nil, !observation.nameservers.isEmpty else {
            let sentence = observation?.failure?.sentence(
                observation?.zone ?? name.name, observation?.exchanges ?? [])
            var finding = judging.bad(
                DNSChecks.nameservers, .unknown,
                "the zone's name servers could not be had: \(sentence?.summary ?? "no answer names any")",
                remedy: sentence?.remedy ?? "ask yourself with `dig NS ZONE`")
            // One dead resolver is one alarm; a delegation that did change is told beside a name that fails.
            if name.failure != nil { finding.suppressedBy = DNSChecks.resolve.id }
            return finding
        }
        var finding = difference(
            DNSChecks.nameservers, "name server", "name servers", seen: folded(observation.nameservers),
            agreed: folded(agreed), judging: judging
        ) { $0.sorted() }
        finding.evidence["zone"] = .text(observation.zone)
        return finding
    }

    private static func folded(_ names: some Sequence<String>) -> Set<String> {
        Set(names.map { ($0.hasSuffix(".") ? String($0.dropLast()) : $0).lowercased() })
    }

    /// A stranger is critical, since it may be somebody else's machine; one that is merely gone is a warning.
    private static func difference<Item: Hashable>(
        _ check: Check, _ one: String, _ many: String, seen: Set<Item>, agreed: Set<Item>, judging: Judging,
        _ list: (Set<Item>) -> [String]
    ) -> Finding {
        if seen == agreed { return judging.ok(check, "as agreed") }
        let added = list(seen.subtracting(agreed))
        let missing = list(agreed.subtracting(seen))
        let parts = [("not agreed", added), ("missing", missing)].filter { !$0.1.isEmpty }
        let told = parts.map { "\($0.0): \($0.1.map { "`\($0)`" }.joined(separator: ", "))" }.joined(separator: "; ")
        let noun = added.count + missing.count == 1 ? "\(one) differs" : "\(many) differ"
        return judging.bad(
            check, added.isEmpty ? .warning : .critical, "the \(noun) from what was agreed: \(told)",
            [
                "seen": EvidenceValue(list(seen)), "agreed": EvidenceValue(list(agreed)),
                "added": EvidenceValue(added), "missing": EvidenceValue(missing),
            ])
    }

    private static func evidence(_ name: NameObservation) -> Evidence {
        var evidence: Evidence = ["name": .text(name.name), "elapsed": .duration(name.elapsed)]
        if !name.addresses.isEmpty { evidence["addresses"] = EvidenceValue(name.addresses.map(\.description)) }
        if !name.withoutRoute.isEmpty {
            evidence["withoutRoute"] = EvidenceValue(name.withoutRoute.map(\.description))
        }
        if !name.aliases.isEmpty { evidence["aliases"] = EvidenceValue(name.aliases) }
        if let ttl = name.ttl { evidence["ttl"] = .integer(Int(ttl)) }
        if let failure = name.failure {
            evidence["failure"] = .text(failure.rawValue)
            evidence["layer"] = "dns"
        }
        if !name.familyFailures.isEmpty {
            evidence["familyFailures"] = EvidenceValue(
                name.familyFailures.map { "\($0.key == .v6 ? "IPv6" : "IPv4"): \($0.value.rawValue)" }.sorted())
        }
        if name.failure != nil || !name.familyFailures.isEmpty || name.exchanges.count > 2 {
            evidence["exchanges"] = .list(name.exchanges.map(\.evidence))
        }
        return evidence
    }
}

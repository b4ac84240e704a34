import DNSWire
package import UpkeepCore

/// Judges what a comparison of copies came to.
package struct ComparisonJudge: Sendable {
    /// Record sets that a sentence names.
    private static let mostNamed = 4

    let comparison: ZoneComparison
    let titles: CopyTitles
    let troubles: [CopyTrouble]
    let judging: Judging

    /// - Parameters:
    ///   - sources: The titles of the copies that were compared.
    ///   - namesFrom: Where the names that were compared come from.
    package static func judge(
        _ comparison: ZoneComparison, sources: [String], titles: CopyTitles, troubles: [CopyTrouble],
        namesFrom: [String], judging: Judging
    ) -> [Finding] {
        ComparisonJudge(comparison: comparison, titles: titles, troubles: troubles, judging: judging)
            .findings(sources, namesFrom)
    }

    private func findings(_ sources: [String], _ namesFrom: [String]) -> [Finding] {
        guard sources.count > 1 else { return unread + [tooFew(sources)] }
        let seen: Evidence = [
            "sources": EvidenceValue(sources), "namesFrom": EvidenceValue(namesFrom),
            "compared": .integer(comparison.compared),
        ]
        guard comparison.compared > 0 || comparison.isCutShort else {
            return unread + [
                judging.bad(
                    ComparisonChecks.records, .unknown, "the copies have no record set that could be compared",
                    remedy: "name some with `--name`", seen)
            ]
        }
        return unread + [records(sources, seen), times(seen)].compactMap { $0 }
            + (troubles.isEmpty ? [judging.ok(ComparisonChecks.sources, "every copy could be read", seen)] : [])
    }

    private var unread: [Finding] {
        // What several addresses have in common is told, and advised on, once.
        let alike = troubles.map { ($0.reason, $0.remedy, $0.details) }
        return troubles.indices.compactMap { place -> Finding? in
            let mine = troubles.indices.filter { alike[$0] == alike[place] }
            guard mine.first == place else { return nil }
            let (trouble, sources) = (troubles[place], titles.words(mine.map { troubles[$0].source }))
            var evidence: Evidence = ["source": .text(trouble.source)]
            if mine.count > 1 { evidence["sources"] = EvidenceValue(mine.map { troubles[$0].source }) }
            if !trouble.details.isEmpty { evidence["details"] = EvidenceValue(trouble.details) }
            let told = AuditContext.conjugated(trouble.reason, for: sources.count)
            return judging.bad(
                ComparisonChecks.sources, .unknown, "\(AuditContext.list(sources)) \(told)", remedy: trouble.remedy,
                evidence)
        }
    }

    private func tooFew(_ sources: [String]) -> Finding {
        let what = sources.isEmpty ? "no copy could be read" : "only \(sources[0]) could be read"
        return judging.bad(
            ComparisonChecks.records, .unknown, "nothing was compared: \(what)",
            remedy: "give another copy: `--with FILE`, `--with AXFR@SERVER` or `--with SERVER`",
            ["sources": EvidenceValue(sources)])
    }

    private func records(_ sources: [String], _ seen: Evidence) -> Finding {
        let grave = comparison.differences.filter { !$0.isLesser }
        guard !grave.isEmpty else {
            let places = AuditContext.list(titles.words(sources))
            return judging.ok(
                ComparisonChecks.records,
                "\(AuditContext.count(comparison.compared, "record set")) the same at \(places)", seen)
        }
        return judging.bad(
            ComparisonChecks.records,
            "\(grave.count) of \(AuditContext.count(comparison.compared, "record set")) "
                + "\(grave.count == 1 ? "differs" : "differ"): \(named(grave))", evidence(grave, seen))
    }

    private func times(_ seen: Evidence) -> Finding? {
        let lesser = comparison.differences.filter(\.isLesser)
        guard !lesser.isEmpty else { return nil }
        return judging.bad(
            ComparisonChecks.times,
            "only times differ in \(AuditContext.count(lesser.count, "record set")): \(named(lesser))",
            evidence(lesser, seen))
    }

    private func named(_ differences: [RecordSetDifference]) -> String {
        let names = differences.prefix(Self.mostNamed).map { "\(AuditContext.quoted($0.name)) \($0.type)" }
        let rest = differences.count - names.count
        return rest > 0 ? "\(names.joined(separator: ", ")) and \(rest) more" : AuditContext.list(names)
    }

    private func evidence(_ differences: [RecordSetDifference], _ seen: Evidence) -> Evidence {
        seen.adding("differences", .list(differences.map { .record($0.evidence) }))
    }
}

extension RecordSetDifference {
    fileprivate var evidence: Evidence {
        [
            "name": .text(name.text(trailingDot: name.isRoot, lowercased: true)), "type": .text("\(type)"),
            "sides": .list(
                sides.map { side in
                    var evidence: Evidence = ["sources": EvidenceValue(side.titles)]
                    evidence["ttl"] = side.ttl.map { .integer(Int($0)) }
                    evidence["records"] = EvidenceValue(side.records)
                    return .record(evidence)
                }),
        ]
    }
}

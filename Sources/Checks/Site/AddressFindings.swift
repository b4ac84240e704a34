import UpkeepCore

/// What each address of a site showed, brought together: one finding per check, and one on whether they are alike.
struct AddressFindings {
    struct One {
        let address: IPAddress
        let findings: [Finding]
        /// For the race between addresses.
        let path: UserView.Path
    }

    private let all: [One]
    private let good: [One]

    init(_ all: [One]) {
        self.all = all
        good = all.count > 1 ? all.filter(\.isGood) : all
    }

    /// One finding per check: those of the addresses that work when others do not, otherwise of all.
    func merged() -> [Finding] { Self.merged(good.isEmpty ? all : good) }

    /// One finding per check over every address, the worst answer of each.
    func mergedAll() -> [Finding] { Self.merged(all) }

    private static func merged(_ told: [One]) -> [Finding] {
        guard told.count > 1, let first = told.first else { return told.first?.findings ?? [] }
        let addresses = EvidenceValue(told.map { $0.address.description })
        var merged: [Finding] = []
        merged.reserveCapacity(first.findings.count)
        for (place, finding) in first.findings.enumerated() {
            merged.append(merge(finding.check, at: place, told, addresses))
        }
        // What only another address was asked, such as the certificate of a redirect that it alone sends.
        for one in told.dropFirst() where one.findings.count != first.findings.count || !one.isLike(first) {
            for (place, finding) in one.findings.enumerated()
            where !merged.contains(where: { $0.check == finding.check }) {
                merged.append(merge(finding.check, at: place, told, addresses))
            }
        }
        return merged
    }

    private static func merge(
        _ check: CheckID, at place: Int, _ told: [One], _ addresses: EvidenceValue
    ) -> Finding {
        let answers = told.compactMap { one in one.finding(check, near: place).map { (one: one, finding: $0) } }
        guard var worst = answers.first?.finding else { return told[0].findings[0] }
        for answer in answers where answer.finding.isGraver(than: worst) { worst = answer.finding }
        guard worst.status != .ok else {
            worst.evidence["addresses"] = addresses
            return worst
        }
        let bad = answers.filter { $0.finding.status == worst.status }
        // What nobody could be asked has no remedy of its own; its cause's finding says at how many addresses.
        if bad.count == told.count, bad.allSatisfy({ $0.finding.remedy == nil && $0.finding.summary == worst.summary })
        {
            return worst
        }
        worst.evidence["addresses"] = EvidenceValue(bad.map { $0.one.address.description })
        let isAlike = bad.allSatisfy {
            $0.finding.summary == worst.summary
                || worst.evidence["failure"] != nil && $0.finding.evidence["failure"] == worst.evidence["failure"]
        }
        if bad.count == told.count, isAlike {
            worst.summary += " (all \(told.count) addresses)"
        } else {
            worst.summary += " (\(bad.count) of \(told.count) addresses\(isAlike ? "" : ", each in its own way"))"
            worst.evidence["perAddress"] = .list(
                answers.map { answer in
                    .record([
                        "address": .text(answer.one.address.description),
                        "status": .text(answer.finding.status.rawValue), "summary": .text(answer.finding.summary),
                    ])
                })
        }
        return worst
    }

    /// Whether the addresses are alike, for a name with several.
    ///
    /// A warning, since browsers go on to another address by themselves; critical when more than half are dead, or all
    /// of IPv4 is: then most programs that try one address fail, and everybody without IPv6.
    func partial(_ check: Check, _ judging: Judging, catalogue: CheckCatalogue) -> Finding? {
        guard all.count > 1 else { return nil }
        if good.count == all.count {
            var evidence: Evidence = ["addresses": EvidenceValue(all.map { $0.address.description })]
            if let wait = UserView(all.map(\.path)).wait { evidence["userView"] = .duration(wait) }
            return judging.ok(
                check, all.count == 2 ? "both addresses alike" : "all \(all.count) addresses alike", evidence)
        }
        if good.isEmpty { return judging.notAsked(check, "no address gives a good answer, so none stands out") }
        let dead = all.filter { !$0.isGood }.map { DeadAddress($0, catalogue: catalogue) }
        return PartialJudge(check: check, dead: dead, working: good, view: UserView(all.map(\.path))).judge(judging)
    }
}

extension AddressFindings.One {
    /// Visitors who get this address get the whole, right answer. A bot wall's word says nothing about that.
    var isGood: Bool {
        !findings.contains { finding in
            finding.status.gravity >= Status.unknown.gravity
                || finding.status == .warning && finding.check == HTTPChecks.blocked.id
        }
    }

    fileprivate func isLike(_ other: AddressFindings.One) -> Bool {
        findings.elementsEqual(other.findings) { $0.check == $1.check }
    }

    fileprivate func finding(_ check: CheckID, near place: Int) -> Finding? {
        if place < findings.count, findings[place].check == check { return findings[place] }
        return findings.first { $0.check == check }
    }
}

import UpkeepCore

/// Judges a name of which some addresses work and some do not, by what its visitors feel.
struct PartialJudge {
    let check: Check
    let dead: [DeadAddress]
    let working: [AddressFindings.One]
    let view: UserView

    func judge(_ judging: Judging) -> Finding {
        let count = dead.count + working.count
        let named = dead.prefix(3).map { "`\($0.address)` fails at \($0.layer.rawValue)" }.joined(separator: ", ")
        let more = dead.count > 3 ? " and \(dead.count - 3) more" : ""
        let head = "\(dead.count) of \(count) addresses \(dead.count == 1 ? "is" : "are") dead: \(named)\(more)"
        if dead.allSatisfy(\.isUnseen) {
            return judging.bad(
                check, .unknown, "\(dead.count) of \(count) addresses could not be looked at: \(named)\(more)",
                remedy: dead[0].headline.remedy, evidence)
        }
        return judging.bad(check, status, "\(head); \(felt)", remedy: remedy, evidence)
    }

    private var status: Status {
        let isV4Gone = dead.contains { $0.address.family == .v4 } && !working.contains { $0.address.family == .v4 }
        return isV4Gone || dead.count > working.count ? .critical : check.severity
    }

    /// What visitors notice. Browsers race connections only: an address that accepts and then fails keeps its visitors.
    private var felt: String {
        if dead.contains(where: { $0.layer > .connect }) {
            return "visitors whose browser picks a dead one see an error, the others see nothing of it"
        }
        let wait = view.wait.map { " within \(DurationText.spoken($0))" } ?? ""
        return "browsers reach another\(wait), programs that try only one address fail"
    }

    private var remedy: String {
        let first = dead[0].headline
        return "\(first.remedy ?? check.remedy); or take `\(dead[0].address)` out of DNS until it is well"
    }

    private var evidence: Evidence {
        var evidence: Evidence = [
            "layer": .text(dead[0].layer.rawValue), "dead": .list(dead.map(\.evidence)),
            "working": EvidenceValue(working.map { $0.address.description }),
        ]
        if let wait = view.wait { evidence["userView"] = .duration(wait) }
        if let address = view.address { evidence["userAddress"] = .text(address.description) }
        return evidence
    }
}

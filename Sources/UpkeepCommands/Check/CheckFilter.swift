import UpkeepCore

/// The checks that `--only` names; all of them when it names none.
struct CheckFilter {
    private let wanted: Set<CheckID>?

    /// - Throws: ``CommandFailure`` for a name that is neither a check nor a family.
    init(_ names: [String], catalogue: CheckCatalogue) throws {
        guard !names.isEmpty else {
            wanted = nil
            return
        }
        var wanted: Set<CheckID> = []
        for name in names {
            let matching = catalogue.checks.map(\.id).filter { $0.text == name || $0.family == name }
            guard !matching.isEmpty else {
                throw CommandFailure("unknown-check", "there is no check `\(name)`", hint: "`upkeep explain` lists them")
            }
            wanted.formUnion(matching)
        }
        self.wanted = wanted
    }

    /// The findings asked for. A cause that suppresses one of them stays, because without it nothing explains why.
    func apply(_ findings: [Finding]) -> [Finding] {
        guard let wanted else { return findings }
        let causes = Set(findings.filter { wanted.contains($0.check) }.compactMap(\.suppressedBy))
        return findings.filter { wanted.contains($0.check) || causes.contains($0.check) }
    }
}

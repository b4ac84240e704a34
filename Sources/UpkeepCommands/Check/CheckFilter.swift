import UpkeepCore

/// The checks that `--only` names; all of them when it names none.
struct CheckFilter {
    private let wanted: Set<CheckID>?

    /// - Throws: ``CommandFailure`` for a name that is neither a check nor a family.
    init(_ names: [String], catalogue: CheckCatalogue) throws {
        wanted = names.isEmpty ? nil : Set(try names.flatMap { try catalogue.checks(named: $0).map(\.id) })
    }

    /// One site's findings that were asked for. A cause that suppresses one of them stays, because without it nothing
    /// explains why.
    func apply(_ findings: [Finding]) -> [Finding] {
        guard let wanted else { return findings }
        let causes = Set(findings.filter { wanted.contains($0.check) }.compactMap(\.suppressedBy))
        return findings.filter { wanted.contains($0.check) || causes.contains($0.check) }
    }
}

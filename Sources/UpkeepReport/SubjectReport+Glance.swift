import UpkeepCore

extension SubjectReport {
    /// The good answers worth a word when all is well, the one nearest to what a user sees first.
    ///
    /// Checks that the catalogue marks with `glance` when there are any; otherwise the deepest check of each family.
    func glances(_ catalogue: CheckCatalogue) -> [Finding] {
        var seen: Set<CheckID> = []
        let spoken = good.filter { !$0.summary.isEmpty && seen.insert($0.check).inserted }
        let ranked = SubjectReport.stablySorted(spoken) {
            (-catalogue.causes(of: $0.check).count, catalogue.rank($0.check))
        }
        let marked = ranked.filter { catalogue[$0.check]?.glance == true }
        if !marked.isEmpty { return marked }
        var families: Set<String> = []
        return ranked.filter { families.insert($0.check.family).inserted }
    }
}

import UpkeepCore

extension Report {
    /// What to do about bad news: the finding's own remedy, or else its check's.
    ///
    /// Good news, and what another finding explains, has only what the finding itself says.
    func remedy(for finding: Finding) -> String? {
        if let own = finding.remedy { return own }
        return finding.status == .ok || finding.suppressedBy != nil ? nil : catalogue[finding.check]?.remedy
    }
}

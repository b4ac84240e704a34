import UpkeepCore

extension Report {
    /// What to do about bad news: the finding's own remedy, or else its check's. Good news has only its own, if any.
    func remedy(for finding: Finding) -> String? {
        finding.status == .ok ? finding.remedy : finding.remedy ?? catalogue[finding.check]?.remedy
    }
}

import Checks

/// What a right answer is, for all kinds of site.
struct ExpectationDraft: Sendable {
    var web = HTTPExpectation()
    var record = RecordExpectation()
    /// For web sites and DNS records both.
    var matches: [TextPattern] = []
    var certificateDays: Int?
    /// Where the site itself, not the `defaults`, sets its keys.
    var places: [String: Place] = [:]
}

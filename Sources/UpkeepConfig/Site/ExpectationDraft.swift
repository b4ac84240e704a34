import Checks
import UpkeepCore

/// What a right answer is, for all kinds of site.
struct ExpectationDraft: Sendable {
    var web = HTTPExpectation()
    var record = RecordExpectation()
    /// For web sites and DNS records both.
    var matches: [TextPattern] = []
    var certificateDays: Int?
    /// As agreed, for web sites and ports both; nil: not agreed.
    var addresses: Set<IPAddress>?
    var nameservers: Set<String>?
    /// Where the site itself, not the `defaults`, sets its keys.
    var places: [String: Place] = [:]
}

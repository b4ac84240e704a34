package import UpkeepCore

/// What a lane's bad answer says to a person, as far as it has to survive a restart.
package struct Headline: Sendable, Hashable, Codable {
    package var check: CheckID
    package var summary: String
    package var remedy: String?

    init(_ finding: Finding) {
        check = finding.check
        summary = finding.summary
        remedy = finding.remedy
    }
}

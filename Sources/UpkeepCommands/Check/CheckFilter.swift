import Checks
import UpkeepCore

/// The checks that `--only` names; all of them when it names none.
struct CheckFilter {
    private let names: [String]
    private let wanted: Set<CheckID>?
    private let first: CheckID?

    /// - Parameter names: ids and families, each alone or several with commas between.
    /// - Throws: ``CommandFailure`` for a name that is neither a check nor a family of those that `maker` makes.
    init(_ names: [String], of maker: CheckMaker) throws {
        self.names = names.flatMap { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        wanted = names.isEmpty ? nil : Set(try self.names.flatMap { try maker.checks(named: $0).map(\.id) })
        first = try self.names.first.flatMap { try maker.checks(named: $0).first?.id }
    }

    /// One site's findings that were asked for. A cause that suppresses one of them stays, because without it nothing
    /// explains why.
    func apply(_ findings: [Finding]) -> [Finding] {
        guard let wanted else { return findings }
        let causes = Set(findings.filter { wanted.contains($0.check) }.compactMap(\.suppressedBy))
        return findings.filter { wanted.contains($0.check) || causes.contains($0.check) }
    }

    /// One site's numbers, with nothing in them that was not asked for: success is that of the findings that stay.
    /// - Parameter findings: what ``apply(_:)`` left of this site's.
    func apply(_ measurements: [Measurement], beside findings: [Finding]) -> [Measurement] {
        guard wanted != nil else { return measurements }
        guard !findings.isEmpty else { return [] }
        let isSuccess = findings.overall.gravity < Status.unknown.gravity
        let judgesWords = findings.contains { $0.check == HTTPChecks.body.id || $0.check == PortChecks.dialogue.id }
        return measurements.compactMap { measurement -> Measurement? in
            switch measurement.metric {
            case SiteMetrics.success:
                Measurement(measurement.metric, measurement.subject, isSuccess ? 1 : 0, labels: measurement.labels)
            case SiteMetrics.addressSuccess: nil
            case SiteMetrics.failedDueToRegex where !judgesWords: nil
            default: measurement
            }
        }
    }

    /// Says that none of the wanted checks applies to `subject`; nil when all checks are wanted.
    func nothingAsked(of subject: Subject, at time: Timestamp) -> Finding? {
        first.map { check in
            Finding(
                check: check, subject: subject, status: .unknown,
                summary: "`\(names.joined(separator: ","))` asks nothing of `\(subject.name)`",
                remedy: "without `--only` all checks that apply are made; `upkeep explain` lists them",
                observedAt: time)
        }
    }
}

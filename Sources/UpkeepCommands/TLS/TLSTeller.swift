import Checks
import Diagnosis
import UpkeepCore
import UpkeepReport

/// Judges what was seen of services, and says what is told of each.
struct TLSTeller {
    let profile: TLSProfile?
    let filter: CheckFilter
    /// So many of the first are told of; what only serves to judge files is not told of itself.
    let asked: Int
    let verbose: Bool
    /// Numbers are wanted, too.
    let measures: Bool

    /// What is told of a service that no other does anything to.
    func told(_ scan: TLSScan, _ target: TLSTarget, _ place: Int, at now: Timestamp) -> ToldServices.Told {
        guard place < asked else { return ToldServices.Told() }
        return told(
            scan,
            TLSScanJudge.judge(scan, expectation: expectation(of: target), now: now, observedAt: now))
    }

    /// The findings of each, by its place, with what one service does to another.
    func findings(_ scans: [Int: TLSScan], _ targets: [TLSTarget], at now: Timestamp) -> [Int: [Finding]] {
        var findings: [Int: [Finding]] = [:]
        // Those with the same expectation together.
        let byExpectation = Dictionary(grouping: scans.keys.sorted()) { expectation(of: targets[$0]) }
        for (expectation, places) in byExpectation {
            let all = TLSScanJudge.judge(
                places.compactMap { scans[$0] }, expectation: expectation, now: now, observedAt: now)
            let bySubject = Dictionary(grouping: all, by: \.subject.name)
            for place in places where place < asked { findings[place] = bySubject[targets[place].label] ?? [] }
        }
        return findings
    }

    /// Puts into words and numbers what was asked for.
    func told(_ scan: TLSScan, _ findings: [Finding]) -> ToldServices.Told {
        var told = ToldServices.Told()
        told.appendix = TLSAppendix.lines(scan, findings, verbose: verbose)
        told.findings = filter.apply(findings)
        if measures { told.measurements = filter.apply(TLSMeasurements.measure(scan), beside: told.findings) }
        return told
    }

    private func expectation(of target: TLSTarget) -> TLSExpectation {
        var expectation = target.expectation
        expectation.profile = profile
        return expectation
    }
}

package import UpkeepCore

/// One lane's state: from answers to being down, flapping and back.
///
/// An answer that saw nothing moves nothing: it is no failure, no success and no change. It only takes its place among
/// the looks that are counted, so that failures from before a long silence are not added to those after it.
package struct Track: Sendable, Hashable, Codable {
    /// What an answer changed.
    enum Step: Hashable {
        /// Worth a second look at once.
        case confirm
        case opened, closed
        case worsened, eased
        case flapStarted, flapEnded
    }

    /// Answers to scheduled looks, oldest first, no more than the rule's window.
    private var recent: [Status] = []
    private var flaps = FlapHistory()
    /// Good answers in a row, and warnings in a row.
    private var successes = 0
    private var warnings = 0
    /// Second looks that agreed with the last bad answer.
    private var agreements = 0
    /// The gravest status that the first look and all second looks since agree about.
    private var agreed = Status.ok

    package private(set) var isDown = false
    package private(set) var isFlapping = false
    /// While it is down: ``Status/warning`` or ``Status/critical``.
    package private(set) var severity = Status.ok
    /// The first of the bad answers that are remembered, in the engine's count of looks and on the clock.
    private(set) var badSinceTurn: UInt64?
    package private(set) var badSince: Timestamp?
    /// The first of the good answers in a row.
    package private(set) var goodSince: Timestamp?
    private var lastBad = Status.warning
    /// The last bad answer's words.
    package private(set) var headline: Headline?

    init() {}

    /// Share of changes among the last answers, 0 to 100.
    package var flapPercent: Double { flaps.percent }
    package var flapChanges: Int { flaps.changes }

    /// Nothing is remembered that a new track would not know.
    var isBlank: Bool { !isDown && !isFlapping && flaps.isClean && recent.allSatisfy { $0 == .ok } }

    mutating func take(_ answer: LaneAnswer, isSecond: Bool, rule: OpeningRule, turn: UInt64, at: Timestamp) -> [Step] {
        if isSecond { return second(answer, rule) }
        count(answer.status, rule)
        guard answer.status != .unknown else { return [] }
        if answer.status == .ok {
            if successes == 0 || goodSince == nil { goodSince = at }
        } else {
            headline = answer.headline
            lastBad = answer.status
            if !isDown, badAnswers == 1 || badSinceTurn == nil {
                badSinceTurn = turn
                badSince = at
            }
        }
        return scheduled(answer.status, rule)
    }

    private mutating func scheduled(_ status: Status, _ rule: OpeningRule) -> [Step] {
        let isBad = status != .ok
        flaps.add(isBad: isBad)
        successes = isBad ? 0 : successes + 1
        warnings = status == .warning ? warnings + 1 : 0
        agreements = 0
        agreed = status
        var steps: [Step] = []
        if !isFlapping, flaps.percent >= rule.flapsFrom {
            isFlapping = true
            steps.append(.flapStarted)
            if !isDown { steps.append(open(recent.contains(.critical) ? .critical : lastBad)) }
        } else if isFlapping, flaps.percent < rule.settlesBelow {
            isFlapping = false
            steps.append(.flapEnded)
        }
        if !isFlapping { steps += isDown ? whileDown(status, rule) : whileUp(status, rule) }
        return steps
    }

    private mutating func whileUp(_ status: Status, _ rule: OpeningRule) -> [Step] {
        guard status != .ok else {
            if badAnswers == 0 { forgetBeginning() }
            return []
        }
        if badAnswers >= rule.failures {
            return [open(recent.count { $0 == .critical } >= rule.failures ? .critical : .warning)]
        }
        return rule.confirmations > 0 ? [.confirm] : []
    }

    private mutating func whileDown(_ status: Status, _ rule: OpeningRule) -> [Step] {
        switch status {
        case .ok, .unknown:
            guard successes >= rule.successes else { return [] }
            isDown = false
            severity = .ok
            forgetBeginning()
            recent.removeAll()
            return [.closed]
        case .critical where severity == .warning:
            if recent.count(where: { $0 == .critical }) >= rule.failures {
                severity = .critical
                return [.worsened]
            }
            return rule.confirmations > 0 ? [.confirm] : []
        case .warning where severity == .critical && warnings >= rule.successes:
            severity = .warning
            return [.eased]
        case .warning, .critical: return []
        }
    }

    /// An independent look right after a bad one. It counts neither towards the window nor as a change.
    private mutating func second(_ answer: LaneAnswer, _ rule: OpeningRule) -> [Step] {
        guard answer.status != .unknown, rule.confirmations > 0, !isFlapping, agreed == .warning || agreed == .critical,
            !isDown || severity.gravity < agreed.gravity
        else { return [] }
        guard answer.status != .ok else {
            agreed = .ok
            return []
        }
        headline = answer.headline
        lastBad = answer.status
        agreed = agreed == .critical ? answer.status : agreed
        agreements += 1
        guard agreements >= rule.confirmations else { return [.confirm] }
        let gravest = agreed
        agreed = .ok
        if !isDown { return [open(gravest)] }
        guard gravest == .critical, severity == .warning else { return [] }
        severity = .critical
        return [.worsened]
    }

    private mutating func open(_ severity: Status) -> Step {
        isDown = true
        self.severity = severity
        return .opened
    }

    private mutating func count(_ status: Status, _ rule: OpeningRule) {
        recent.append(status)
        if recent.count > rule.window { recent.removeFirst(recent.count - rule.window) }
    }

    private mutating func forgetBeginning() {
        badSinceTurn = nil
        badSince = nil
    }

    private var badAnswers: Int { recent.count { $0 == .warning || $0 == .critical } }
}

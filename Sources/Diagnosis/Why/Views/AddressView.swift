import Checks
import HTTPWire
import UpkeepCore

/// The site at one address, judged.
struct AddressView {
    enum State {
        case works
        case fails(Verdict.Code)
        /// Nothing is known about the site there; why.
        case unseen(String)
    }

    let look: AddressLook
    let state: State
    /// What alarms most, or the good answer.
    let headline: Finding
    /// Whoever is there has shown a certificate for the name: visitors were sent to the right place.
    let isItsOwn: Bool

    init(_ look: AddressLook, plan: HTTPPlan, now: Timestamp, canReach: Bool, canLookUp: Bool, isClockWrong: Bool) {
        self.look = look
        var plan = plan
        // What was agreed about DNS is no matter of one address, and DNS is judged elsewhere.
        plan.addresses = AddressPlan()
        let site = Site(name: plan.url.text, plan: .http(plan))
        let name = NameObservation(name: plan.url.hostText, source: .pinned, addresses: [look.address])
        let sight = SiteObservation.Sight.http(name: name, nameservers: nil, attempts: [look.attempt])
        let findings = SiteJudge.judge(
            SiteObservation(sight, started: now, elapsed: look.attempt.elapsed), of: site, now: now)
        // INVARIANT: a site with one attempt has a finding for its connection at least.
        headline = findings[0]
        isItsOwn = findings.contains { $0.check == TLSChecks.name.id && $0.status == .ok }
        if !canReach {
            state = .unseen("this machine has no route to it")
        } else if !canLookUp, look.attempt.failure?.layer == .dns, look.attempt.hops.last?.answer != nil {
            // It answered, and sends visitors on to a name that cannot be looked up while DNS is down.
            state = .works
        } else if isClockWrong, Self.hangsOnTheClock(headline) {
            state = .unseen("its certificate cannot be judged by a wrong clock")
        } else {
            state =
                switch headline.status {
                case .ok, .warning: .works
                case .unknown: .unseen(headline.summary)
                case .critical: .fails(Verdict.Code(failed: headline.check))
                }
        }
    }

    var address: IPAddress { look.address }
    var works: Bool { if case .works = state { true } else { false } }
    var code: Verdict.Code? { if case .fails(let code) = state { code } else { nil } }
    var isUnseen: Bool { if case .unseen = state { true } else { false } }

    /// Only good times know it.
    var isLastKnown: Bool { look.sources == [.stored] }

    /// Nothing there takes a connection.
    var isSilent: Bool { code == .siteTCP }

    /// `HTTP 200 in 84 ms`, or what is wrong.
    var words: String {
        switch state {
        case .works:
            guard let answer = look.attempt.hops.last?.answer else { return headline.summary }
            return "HTTP \(answer.status) in \(DurationText.spoken(look.attempt.elapsed))"
        case .fails: return placeless
        case .unseen(let why): return "not seen, \(why)"
        }
    }

    /// What is wrong, after the address.
    private var placeless: String {
        let parts = headline.summary.split(separator: "` ", maxSplits: 1)
        let isPlace = parts.count == 2 && parts[0].hasPrefix("`") && parts[0].contains(address.description)
        return isPlace ? String(parts[1]) : headline.summary
    }

    private static func hangsOnTheClock(_ finding: Finding) -> Bool { finding.check.family == "tls" }
}

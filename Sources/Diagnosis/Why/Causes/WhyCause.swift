import UpkeepCore

/// One thing that is wrong, or the news that nothing is: a verdict with whom it strikes.
struct WhyCause {
    /// Whom it strikes now; the widest is the headline.
    enum Reach: Int, Comparable {
        case nobody, justYou, some, everyone
        static func < (a: Reach, b: Reach) -> Bool { a.rawValue < b.rawValue }
    }

    var code: Verdict.Code
    var confidence: Verdict.Confidence
    var reach: Reach
    var status: Status
    /// The question whose answer this is.
    var check: CheckID
    /// The answer in plain words, one sentence.
    var summary: String
    /// Which servers, addresses and visitors.
    var scope: String?
    /// Until when visitors do not feel it, or have to wait.
    var clock: String?
    var remedy: String?
    /// The fact that would decide.
    var missing: String?

    /// The stricter half of the grades: two observations that do not hang together, and none that says otherwise.
    static func grade(_ observations: Int, contradicted: Bool = false) -> Verdict.Confidence {
        observations >= 2 && !contradicted ? .certain : .likely
    }
}

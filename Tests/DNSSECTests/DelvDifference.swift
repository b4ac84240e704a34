import DNSWire

@testable import DNSSEC

/// Where our verdict is another than delv's, and is meant to be; `Fixtures/README.md` lists the same.
enum DelvDifference: CaseIterable {
    /// Algorithms 5, 7 and 16, which delv verifies: RFC 9905 gives up the first two, and the third has no verifier here.
    case algorithm
    /// NSEC3 with 100 iterations: delv 9.18 takes up to 150 for a proof (RFC 9276 §3.2 leaves it to the validator).
    case iterations
    /// A denial that rests on opt-out: insecure by RFC 5155 §9.2, and yet "fully validated" to delv.
    case optOut
    /// A referral where an answer was asked for: delv calls it a failure, to us the zone below was not looked up.
    case referral

    init?(_ question: DNSQuestion, _ ours: ChainOutcome, _ theirs: DelvVerdict) {
        switch (ours.link?.reason, ours.code, theirs.code) {
        case (.algorithmsUnsupported, "insecure", "secure"): self = .algorithm
        case (.iterationsTooHigh(100, _), "insecure", "secure"): self = .iterations
        case (.optOut, "insecure", "secure"): self = .optOut
        case (.notLookedUp, "indeterminate", "bogus") where theirs.output.contains("non-improving referral"):
            self = .referral
        default: return nil
        }
    }
}

/// What following the signatures from the trust anchor to a name came to (RFC 4033 section 5).
package enum ChainJudgement: Sendable, Hashable {
    /// Every link holds.
    case secure
    /// The parent proves that the zone is not signed, or it is signed in ways that nobody here can check.
    case insecure
    /// A link that should hold does not.
    case bogus(BrokenLink)
    /// It could not be followed; why.
    case indeterminate(String)

    package var brokenLink: BrokenLink? {
        if case .bogus(let link) = self { link } else { nil }
    }
}

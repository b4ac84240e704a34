/// What a validating resolver would make of an answer (RFC 4035 §4.3).
package enum ChainOutcome: Sendable, Hashable {
    /// Every link from the trust anchor holds.
    case secure
    /// Proven not to be signed, or not in a way that validators check: visitors get it, unprotected.
    case insecure(ChainLink)
    /// A link is broken: visitors behind validating resolvers get SERVFAIL.
    case bogus(ChainLink)
    /// Nobody could tell from what was seen; the link names what is missing.
    case indeterminate(ChainLink)

    init(_ link: ChainLink) {
        self =
            switch link.reason {
            case .noDS, .iterationsTooHigh, .optOut, .digestsUnsupported: .insecure(link)
            // Elsewhere an unsupported algorithm means that the supported one, which the DS promised, is missing.
            case .algorithmsUnsupported where link.step.kind == .dnskeyMatchesDS: .insecure(link)
            case .notLookedUp, .noTrustAnchor, .keyFlawed(.unsupportedSize): .indeterminate(link)
            default: .bogus(link)
            }
    }

    package var link: ChainLink? {
        switch self {
        case .secure: nil
        case .insecure(let link), .bogus(let link), .indeterminate(let link): link
        }
    }

    /// Stable, for evidence.
    package var code: String {
        switch self {
        case .secure: "secure"
        case .insecure: "insecure"
        case .bogus: "bogus"
        case .indeterminate: "indeterminate"
        }
    }
}

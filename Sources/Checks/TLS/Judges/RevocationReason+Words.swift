import CertificateReader

extension RevocationReason {
    /// Why it was revoked, for people who do not know the standard; its own word stands behind.
    var words: String {
        let meaning =
            switch self {
            case .unspecified: "no reason was given"
            case .keyCompromise: "its key has leaked"
            case .caCompromise: "its authority's key has leaked"
            case .affiliationChanged: "its holder has changed"
            case .superseded: "another has taken its place"
            case .cessationOfOperation: "it is no longer used"
            case .certificateHold: "it is on hold"
            case .removeFromCRL: "it was on hold and is no more"
            case .privilegeWithdrawn: "its holder may not have it any more"
            case .aaCompromise: "what vouched for its holder has leaked"
            }
        return "\(meaning): \(self)"
    }
}

package import UpkeepCore

/// Whether the presented chain leads to a trusted root, dates left aside: those are judged on their own.
package struct TrustObservation: Sendable, Hashable {
    package enum Problem: String, Sendable, Hashable, CaseIterable {
        /// The leaf signs itself and is no trusted root.
        case selfSigned = "self-signed"
        /// No trusted root for the chain that was sent; a missing intermediate looks like this too.
        case unknownIssuer = "unknown-issuer"
        /// The leaf alone was sent and its issuer is not a trusted root: an intermediate is missing.
        case missingIntermediate = "missing-intermediate"
        /// An authority of the issuer's name is known, but its key did not sign: usually an authority that was made anew.
        case otherKey = "other-key"
        /// A path exists, but a certificate above the leaf has expired.
        case issuerExpired = "issuer-expired"
        /// A path exists, but a certificate above the leaf is not valid yet, as a machine with a wrong clock sees it.
        case issuerNotYetValid = "issuer-not-yet-valid"
        /// A path exists but breaks a rule (basic constraints, name constraints, path length).
        case forbiddenPath = "forbidden-path"
        /// A path exists, but a signature in it is of a kind that is not computed here: whether it holds is not known.
        case uncheckedSignature = "unchecked-signature"
        /// A certificate in the chain cannot be read, so the path cannot be judged.
        case unreadable
        /// This machine has no trusted roots to judge by.
        case noRoots = "no-roots"
    }

    /// The certificate that a problem is about.
    package struct Culprit: Sendable, Hashable {
        package var subject: String
        package var isRoot: Bool
        /// The rule that it breaks, as the rest of a sentence that begins with its name; nil when the problem says it.
        package var fault: String?

        package init(subject: String, isRoot: Bool, fault: String? = nil) {
            self.subject = subject
            self.isRoot = isRoot
            self.fault = fault
        }
    }

    /// The verdict of a verifier that is not ours.
    package struct SecondOpinion: Sendable, Hashable {
        /// E.g. `swift-certificates`.
        package var verifier: String
        package var isTrusted: Bool
        /// Its words when it does not trust the chain.
        package var detail: String

        package init(verifier: String, isTrusted: Bool, detail: String = "") {
            self.verifier = verifier
            self.isTrusted = isTrusted
            self.detail = detail
        }
    }

    /// The trusted path, leaf first, as subject names, or the one with the unchecked signature; empty when there is none.
    package var path: [String]
    /// The first moment at which a certificate of the best path runs out; nil without a path.
    package var pathNotAfter: Timestamp?
    package var problem: Problem?
    /// The fact behind `problem`, for a person.
    package var detail: String
    /// Whose dates are wrong; nil when the problem is no date's.
    package var culprit: Culprit?
    /// Every way that was tried, the best first.
    package var candidates: [CandidatePath]
    /// What another verifier says of the same chain; nil when none was asked.
    package var secondOpinion: SecondOpinion?

    package init(
        path: [String], pathNotAfter: Timestamp?, problem: Problem? = nil, detail: String = "",
        culprit: Culprit? = nil, candidates: [CandidatePath] = [], secondOpinion: SecondOpinion? = nil
    ) {
        self.path = path
        self.pathNotAfter = pathNotAfter
        self.problem = problem
        self.detail = detail
        self.culprit = culprit
        self.candidates = candidates
        self.secondOpinion = secondOpinion
    }
}

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
        /// A path exists, but a certificate above the leaf is out of date.
        case issuerExpired = "issuer-expired"
        /// A path exists but breaks a rule (basic constraints, name constraints, path length).
        case forbiddenPath = "forbidden-path"
        /// A certificate in the chain cannot be read, so the path cannot be judged.
        case unreadable
        /// This machine has no trusted roots to judge by.
        case noRoots = "no-roots"
    }

    /// The trusted path, leaf first, as subject names; empty when there is none.
    package var path: [String]
    /// The first moment at which a certificate of the best path runs out; nil without a path.
    package var pathNotAfter: Timestamp?
    package var problem: Problem?
    /// The fact behind `problem`, for a person.
    package var detail: String

    package init(path: [String], pathNotAfter: Timestamp?, problem: Problem? = nil, detail: String = "") {
        self.path = path
        self.pathNotAfter = pathNotAfter
        self.problem = problem
        self.detail = detail
    }
}

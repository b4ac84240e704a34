/// How much work a path may cost: whoever presents certificates must not decide that.
package struct PathLimits: Sendable, Hashable {
    /// Certificates of one path, the first and the trusted one included.
    package var length = 10
    /// Certificates beside the first that paths are built from.
    package var certificates = 10
    /// Public-key operations.
    package var signatures = 64
    /// Continuations that are tried.
    package var steps = 512
    /// Paths that are told of.
    package var paths = 16
    /// Comparisons of a name with a constraint.
    package var comparisons = 100_000

    package init() {}
}

/// Why a name gave no address. Each needs another remedy, so each is its own.
package enum NameFailure: String, Sendable, Hashable, CaseIterable {
    /// The name does not exist (NXDOMAIN).
    case noSuchName = "nxdomain"
    /// The name exists but has no address of the families asked for (NOERROR, no records).
    case noAddress = "nodata"
    /// Every server said SERVFAIL.
    case serverFailure = "servfail"
    /// Every server said REFUSED (or another error code).
    case refused
    /// Nothing listens at the servers' port (ICMP port unreachable).
    case unreachable
    /// No server answered in time.
    case timedOut = "timeout"
    /// Answers came that do not match the question (wrong id, wrong source, wrong name).
    case mismatched
    /// An answer came that cannot be read, or broke off.
    case malformed
    /// The answer was too long for UDP, and nobody answers over TCP.
    case truncatedWithoutTCP = "truncated-without-tcp"
    /// The CNAME chain loops or is too long.
    case aliasLoop = "cname-loop"
    /// This machine has no resolver configured.
    case noResolver = "no-resolver"
    /// The name cannot be a DNS name (label over 63, total over 253, empty label).
    case badName = "bad-name"
}

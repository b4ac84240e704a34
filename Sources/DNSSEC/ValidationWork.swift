/// What one judgement has cost so far.
package struct ValidationWork: Sendable, Hashable {
    package let limits: ValidationLimits
    /// Public-key operations done.
    package private(set) var verifications = 0
    /// SHA-1 runs done for NSEC3.
    package private(set) var nsec3Hashes = 0

    package init(limits: ValidationLimits = ValidationLimits()) { self.limits = limits }

    mutating func spendVerification() throws(SetFailure) {
        guard verifications < limits.verifications else {
            throw SetFailure(.workLimit(.verifications(limits.verifications)))
        }
        verifications += 1
    }

    mutating func spendHashes(_ count: Int) throws(SetFailure) {
        guard nsec3Hashes + count <= limits.nsec3Hashes else {
            throw SetFailure(.workLimit(.nsec3Hashes(limits.nsec3Hashes)))
        }
        nsec3Hashes += count
    }
}

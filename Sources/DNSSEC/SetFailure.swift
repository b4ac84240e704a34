/// Why a record set does not verify, and by which key it should have.
package struct SetFailure: Error, Sendable, Hashable {
    package let reason: LinkFailure
    package var keyTag: UInt16?
    package var algorithm: SigningAlgorithm?

    init(_ reason: LinkFailure, keyTag: UInt16? = nil, algorithm: SigningAlgorithm? = nil) {
        self.reason = reason
        self.keyTag = keyTag
        self.algorithm = algorithm
    }
}

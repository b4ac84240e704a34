package import DNSWire
package import UpkeepCore

/// When one signature holds, and whose it is.
package struct SignatureWindow: Sendable, Hashable {
    package let zone: DNSName
    package let owner: DNSName
    package let type: DNSRecordType
    package let keyTag: UInt16
    package let algorithm: SigningAlgorithm
    package let inception: Timestamp
    package let expiration: Timestamp

    /// - Parameter now: Which of the wrapped 32-bit times is meant: the nearest.
    package init(_ signature: RRSIGData, owner: DNSName, now: Timestamp) {
        zone = signature.signer
        self.owner = owner
        type = signature.typeCovered
        keyTag = signature.keyTag
        algorithm = SigningAlgorithm(rawValue: signature.algorithm)
        inception = signature.inception(near: now)
        expiration = signature.expiration(near: now)
    }
}

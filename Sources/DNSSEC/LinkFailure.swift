package import DNSWire
package import UpkeepCore

/// Why a link of the chain does not hold.
package enum LinkFailure: Sendable, Hashable {
    // Signatures
    case expired(since: Timestamp)
    case notYetValid(until: Timestamp)
    /// Expires before it begins.
    case timesReversed
    /// No RRSIG at all.
    case unsigned
    /// No key of the signature's tag and algorithm; the tags there are.
    case noMatchingKey(tagsSeen: [UInt16])
    case keyFlawed(KeyFlaw)
    case signatureMismatch
    case signerWrong(DNSName)
    /// More labels signed than the owner has, or a wildcard where none may be.
    case labelsWrong(UInt8)
    /// The data does not fit the wire.
    case malformed

    // Delegations
    /// The parent proves that there is no DS; with opt-out, that it need not have one.
    case noDS(optOut: Bool)
    case digestMismatch(DigestAlgorithm)
    case algorithmsUnsupported([SigningAlgorithm])
    case digestsUnsupported([DigestAlgorithm])
    /// The parent vouches for a key, and the zone serves none.
    case noKeys

    // Denials
    /// Nothing that could prove it.
    case noProof
    case proofIncomplete(MissingProof)
    /// The bitmap at the name holds the type that the answer says is not there.
    case bitmapHolds(DNSRecordType)
    /// The proof shows that the name does exist.
    case nameExists
    /// The parent's record at the cut does not know of a delegation.
    case notADelegation
    case iterationsTooHigh(UInt16, limit: UInt16)
    /// The name lies in an opt-out span, where unsigned delegations may appear unnoticed (RFC 5155 §6).
    case optOut
    /// A CNAME that its DNAME does not produce (RFC 6672 §3.1).
    case aliasMismatch
    case aliasLoop

    // The judgement itself
    case notLookedUp
    case noTrustAnchor
    case workLimit(WorkLimit)

    package enum MissingProof: String, Sendable, Hashable {
        case name
        case closestEncloser = "closest-encloser"
        case nextCloser = "next-closer"
        case wildcard
    }

    package enum WorkLimit: Sendable, Hashable {
        case verifications(Int)
        case nsec3Hashes(Int)
        case collidingKeys(Int)
        case signaturesPerSet(Int)
        case keysPerZone(Int)
        case digestsPerDelegation(Int)
    }
}

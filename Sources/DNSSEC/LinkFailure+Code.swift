extension LinkFailure {
    /// Stable kebab-case, for evidence.
    package var code: String {
        switch self {
        case .expired: "expired"
        case .notYetValid: "not-yet-valid"
        case .timesReversed: "times-reversed"
        case .unsigned: "unsigned"
        case .noMatchingKey: "no-matching-key"
        case .keyFlawed: "key-flawed"
        case .signatureMismatch: "signature-mismatch"
        case .signerWrong: "signer-wrong"
        case .labelsWrong: "labels-wrong"
        case .malformed: "malformed"
        case .noDS(let isOptOut): isOptOut ? "no-ds-opt-out" : "no-ds"
        case .digestMismatch: "digest-mismatch"
        case .algorithmsUnsupported: "algorithms-unsupported"
        case .digestsUnsupported: "digests-unsupported"
        case .noKeys: "no-keys"
        case .noProof: "no-proof"
        case .proofIncomplete(let missing): "proof-lacks-\(missing.rawValue)"
        case .bitmapHolds: "bitmap-holds-type"
        case .nameExists: "name-exists"
        case .notADelegation: "not-a-delegation"
        case .iterationsTooHigh: "iterations-too-high"
        case .optOut: "opt-out"
        case .aliasMismatch: "alias-mismatch"
        case .aliasLoop: "alias-loop"
        case .notLookedUp: "not-looked-up"
        case .noTrustAnchor: "no-trust-anchor"
        case .workLimit: "work-limit"
        }
    }
}

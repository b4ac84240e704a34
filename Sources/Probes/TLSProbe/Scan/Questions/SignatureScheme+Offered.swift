import TLSWire

extension SignatureScheme {
    /// The common ones, then every other with a name that was deployed, so that no server lacks one to sign with.
    static let allOffered =
        ClientHello.commonSignatureSchemes
        + all.filter { scheme in
            let isDeployed = scheme.rawValue >> 8 <= 6 || scheme.rawValue >> 8 == 8
            return isDeployed && !ClientHello.commonSignatureSchemes.contains(scheme)
        }
}

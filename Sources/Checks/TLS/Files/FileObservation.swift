package import CertificateReader

/// What was found in one file that holds, or should hold, certificates or keys.
package struct FileObservation: Sendable, Hashable {
    package var path: String
    /// Why it could not be looked into; what was found before that is kept.
    package var trouble: FileTrouble?
    /// In the order they stand.
    package var certificates: [FiledCertificate]
    package var keys: [FiledKey]
    /// nil unless the file is PKCS#12.
    package var pkcs12: PKCS12Outcome?
    /// What the parts of a PKCS#12 file are encrypted with.
    package var protection: [SymmetricCipher] = []
    package var access: FileAccess?
    /// Lines or bytes that belong to nothing, and what else is odd without being in the way, in words.
    package var notes: [String]
    /// Whether the certificates lead to a trusted root; nil when that was not judged.
    package var trust: TrustObservation?
    /// Where servers' configurations name it.
    package var uses: [CertificateUse] = []

    package init(
        path: String, trouble: FileTrouble? = nil, certificates: [FiledCertificate] = [], keys: [FiledKey] = [],
        pkcs12: PKCS12Outcome? = nil, access: FileAccess? = nil, notes: [String] = [], trust: TrustObservation? = nil
    ) {
        self.path = path
        self.trouble = trouble
        self.certificates = certificates
        self.keys = keys
        self.pkcs12 = pkcs12
        self.access = access
        self.notes = notes
        self.trust = trust
    }
}

/// How a cipher suite strings blocks together.
package enum CipherMode: String, Sendable, Hashable, CaseIterable {
    case null = "none"
    case stream
    case cbc = "CBC"
    case gcm = "GCM"
    case ccm = "CCM"
    /// CCM whose tag has 8 bytes (RFC 6655).
    case ccm8 = "CCM-8"
    case poly1305 = "POLY1305"
    case counter = "CTR"
    case mgm = "MGM"
    case aegis = "AEGIS"
    case unknown
}

/// The extensions of revocation lists that are read (RFC 5280 section 5.2).
enum ListExtensionKind: String, Sendable, Hashable, CaseIterable {
    case number = "2.5.29.20"
    case delta = "2.5.29.27"
    case scope = "2.5.29.28"
    case authorityKeyIdentifier = "2.5.29.35"
    case freshestList = "2.5.29.46"
}

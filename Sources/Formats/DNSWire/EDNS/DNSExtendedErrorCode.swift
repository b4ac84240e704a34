/// What an extended error's number means (RFC 8914 §5.2, and IANA's registry since).
package struct DNSExtendedErrorCode: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let staleAnswer = DNSExtendedErrorCode(rawValue: 3)
    package static let dnssecIndeterminate = DNSExtendedErrorCode(rawValue: 5)
    package static let dnssecBogus = DNSExtendedErrorCode(rawValue: 6)
    package static let signatureExpired = DNSExtendedErrorCode(rawValue: 7)
    package static let signatureNotYetValid = DNSExtendedErrorCode(rawValue: 8)
    package static let keyMissing = DNSExtendedErrorCode(rawValue: 9)
    package static let signaturesMissing = DNSExtendedErrorCode(rawValue: 10)
    package static let cachedError = DNSExtendedErrorCode(rawValue: 13)
    package static let notReady = DNSExtendedErrorCode(rawValue: 14)
    package static let blocked = DNSExtendedErrorCode(rawValue: 15)
    package static let censored = DNSExtendedErrorCode(rawValue: 16)
    package static let filtered = DNSExtendedErrorCode(rawValue: 17)
    package static let prohibited = DNSExtendedErrorCode(rawValue: 18)
    package static let staleNoSuchName = DNSExtendedErrorCode(rawValue: 19)
    package static let notAuthoritative = DNSExtendedErrorCode(rawValue: 20)
    package static let noReachableAuthority = DNSExtendedErrorCode(rawValue: 22)
    package static let networkError = DNSExtendedErrorCode(rawValue: 23)

    /// The registered purpose, else `extended error` and the number.
    package var description: String {
        Int(rawValue) < Self.purposes.count ? Self.purposes[Int(rawValue)] : "extended error \(rawValue)"
    }

    private static let purposes = [
        "Other", "Unsupported DNSKEY Algorithm", "Unsupported DS Digest Type", "Stale Answer", "Forged Answer",
        "DNSSEC Indeterminate", "DNSSEC Bogus", "Signature Expired", "Signature Not Yet Valid", "DNSKEY Missing",
        "RRSIGs Missing", "No Zone Key Bit Set", "NSEC Missing", "Cached Error", "Not Ready", "Blocked", "Censored",
        "Filtered", "Prohibited", "Stale NXDOMAIN Answer", "Not Authoritative", "Not Supported",
        "No Reachable Authority", "Network Error", "Invalid Data", "Signature Expired before Valid", "Too Early",
        "Unsupported NSEC3 Iterations Value", "Unable to conform to policy", "Synthesized", "Invalid Query Type",
    ]
}

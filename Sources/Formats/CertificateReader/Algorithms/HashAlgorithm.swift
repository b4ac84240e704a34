/// A hash function, by what its object identifier is called.
package enum HashAlgorithm: String, Sendable, Hashable, CaseIterable {
    case md2, md4, md5, sha1, sha224, sha256, sha384, sha512, ripemd160, sm3, shake128, shake256
    case sha512_224 = "sha512-224"
    case sha512_256 = "sha512-256"
    case sha3_224 = "sha3-224"
    case sha3_256 = "sha3-256"
    case sha3_384 = "sha3-384"
    case sha3_512 = "sha3-512"

    /// RFC 3279, RFC 5754, NIST's register of computer security objects, RFC 8702.
    package init?(identifier: String) {
        guard let known = Self.identifiers[identifier] else { return nil }
        self = known
    }

    /// Collisions can be made, so a signature over it proves nothing (RFC 6151, RFC 9155).
    package var isBroken: Bool {
        switch self {
        case .md2, .md4, .md5, .sha1: true
        default: false
        }
    }

    private static let identifiers: [String: HashAlgorithm] = [
        "1.2.840.113549.2.2": .md2, "1.2.840.113549.2.4": .md4, "1.2.840.113549.2.5": .md5, "1.3.14.3.2.26": .sha1,
        "1.3.36.3.2.1": .ripemd160, "1.2.156.10197.1.401": .sm3, "2.16.840.1.101.3.4.2.1": .sha256,
        "2.16.840.1.101.3.4.2.2": .sha384, "2.16.840.1.101.3.4.2.3": .sha512, "2.16.840.1.101.3.4.2.4": .sha224,
        "2.16.840.1.101.3.4.2.5": .sha512_224, "2.16.840.1.101.3.4.2.6": .sha512_256,
        "2.16.840.1.101.3.4.2.7": .sha3_224, "2.16.840.1.101.3.4.2.8": .sha3_256,
        "2.16.840.1.101.3.4.2.9": .sha3_384, "2.16.840.1.101.3.4.2.10": .sha3_512,
        "2.16.840.1.101.3.4.2.11": .shake128, "2.16.840.1.101.3.4.2.12": .shake256,
    ]
}

/// How something is signed: the scheme, its hash, and what RSASSA-PSS says besides.
package struct SignatureAlgorithm: Sendable, Hashable, CustomStringConvertible {
    package enum Scheme: Sendable, Hashable {
        /// RSASSA-PKCS1-v1_5.
        case rsa
        case rsaPSS, ecdsa, dsa, ed25519, ed448, mlDSA44, mlDSA65, mlDSA87
        /// Any other; `identifier` says which.
        case other
    }

    /// RFC 4055 section 3.1; what is absent has SHA-1's defaults.
    package struct PSS: Sendable, Hashable {
        /// By their object identifiers when they have no name here.
        package var hashIdentifier: String
        package var maskHashIdentifier: String
        /// Bytes; nil when it cannot be read.
        package var saltLength: Int?
        package var trailer: Int

        package init(
            hashIdentifier: String = "1.3.14.3.2.26", maskHashIdentifier: String = "1.3.14.3.2.26",
            saltLength: Int? = 20, trailer: Int = 1
        ) {
            self.hashIdentifier = hashIdentifier
            self.maskHashIdentifier = maskHashIdentifier
            self.saltLength = saltLength
            self.trailer = trailer
        }

        package var hash: HashAlgorithm? { HashAlgorithm(identifier: hashIdentifier) }
        package var maskHash: HashAlgorithm? { HashAlgorithm(identifier: maskHashIdentifier) }
    }

    /// Dotted; empty when it cannot be read.
    package var identifier: String
    package var scheme: Scheme
    /// nil when the scheme has its own (Ed25519), or the hash is not known.
    package var hash: HashAlgorithm?
    package var pss: PSS?

    package init(identifier: String = "", pss: PSS? = nil) {
        self.identifier = identifier
        let known = Self.known[identifier]
        scheme = known?.scheme ?? .other
        self.pss = pss
        hash = known?.scheme == .rsaPSS ? pss?.hash : known?.hash
    }

    /// As OpenSSL writes it, RSASSA-PSS with its hash; an identifier without a name as itself.
    package var description: String {
        guard let name = AlgorithmNames.signatures[identifier] else { return identifier }
        guard let pss else { return name }
        return "\(name) (\(pss.hash?.rawValue ?? pss.hashIdentifier))"
    }

    private static let known: [String: (scheme: Scheme, hash: HashAlgorithm?)] = [
        "1.2.840.113549.1.1.2": (.rsa, .md2), "1.2.840.113549.1.1.3": (.rsa, .md4),
        "1.2.840.113549.1.1.4": (.rsa, .md5), "1.2.840.113549.1.1.5": (.rsa, .sha1), "1.3.14.3.2.29": (.rsa, .sha1),
        "1.2.840.113549.1.1.14": (.rsa, .sha224), "1.2.840.113549.1.1.11": (.rsa, .sha256),
        "1.2.840.113549.1.1.12": (.rsa, .sha384), "1.2.840.113549.1.1.13": (.rsa, .sha512),
        "1.3.36.3.3.1.2": (.rsa, .ripemd160), "1.2.840.113549.1.1.10": (.rsaPSS, nil),
        "1.2.840.10045.4.1": (.ecdsa, .sha1), "1.2.840.10045.4.3.1": (.ecdsa, .sha224),
        "1.2.840.10045.4.3.2": (.ecdsa, .sha256), "1.2.840.10045.4.3.3": (.ecdsa, .sha384),
        "1.2.840.10045.4.3.4": (.ecdsa, .sha512), "2.16.840.1.101.3.4.3.10": (.ecdsa, .sha3_256),
        "1.2.840.10040.4.3": (.dsa, .sha1), "1.3.14.3.2.27": (.dsa, .sha1), "2.16.840.1.101.3.4.3.1": (.dsa, .sha224),
        "2.16.840.1.101.3.4.3.2": (.dsa, .sha256), "1.3.101.112": (.ed25519, nil), "1.3.101.113": (.ed448, nil),
        "2.16.840.1.101.3.4.3.17": (.mlDSA44, nil), "2.16.840.1.101.3.4.3.18": (.mlDSA65, nil),
        "2.16.840.1.101.3.4.3.19": (.mlDSA87, nil),
    ]
}

extension DERReader {
    private static let pbes2 = "1.2.840.113549.1.5.13"
    private static let pbkdf2 = "1.2.840.113549.1.5.12"
    private static let scrypt = "1.3.6.1.4.1.11591.4.11"
    /// RFC 8018 appendix B.1.2.
    static let macHashes: [String: HashAlgorithm] = [
        "1.2.840.113549.2.7": .sha1, "1.2.840.113549.2.8": .sha224, "1.2.840.113549.2.9": .sha256,
        "1.2.840.113549.2.10": .sha384, "1.2.840.113549.2.11": .sha512, "1.2.840.113549.2.12": .sha512_224,
        "1.2.840.113549.2.13": .sha512_256,
    ]

    /// An AlgorithmIdentifier of encryption with a passphrase.
    mutating func encryption(_ element: DERElement) -> EncryptionScheme {
        guard let (identifier, parameters) = algorithm(element) else {
            return EncryptionScheme(derivation: .other(""), cipher: SymmetricCipher(identifier: ""))
        }
        let unknown = EncryptionScheme(
            derivation: .other(identifier), cipher: SymmetricCipher(identifier: identifier))
        let parts = parameters.map { elements(in: $0.content, limit: 2) } ?? []
        guard parts.count == 2 else {
            flaw("how the key is encrypted is not said in full", at: element.start)
            return unknown
        }
        guard identifier == Self.pbes2 else {
            let salt = octets(parts[0], "the salt")
            let iterations = smallNumber(parts[1], "the number of iterations") ?? 0
            return .single(identifier, salt: salt, iterations: iterations) ?? unknown
        }
        return EncryptionScheme(derivation: derivation(parts[0]), cipher: cipher(parts[1]))
    }

    mutating func derivation(_ element: DERElement) -> KeyDerivation {
        guard let (identifier, parameters) = algorithm(element), let parameters else { return .other("") }
        let fields = elements(in: parameters.content, limit: 5)
        guard fields.count >= 2, identifier == Self.pbkdf2 || identifier == Self.scrypt else {
            return .other(identifier)
        }
        let salt = octets(fields[0], "the salt")
        let numbers = fields.dropFirst().filter { $0.tag == DERElement.integer }
            .map { smallNumber($0, "a parameter of the key's derivation") ?? 0 }
        if identifier == Self.scrypt {
            guard numbers.count >= 3 else { return .other(identifier) }
            return .scrypt(
                salt: salt, cost: numbers[0], blockSize: numbers[1], parallel: numbers[2],
                keyLength: numbers.dropFirst(3).first)
        }
        guard let iterations = numbers.first else { return .other(identifier) }
        var hash: HashAlgorithm? = .sha1
        if let last = fields.last, last.tag == DERElement.sequence, let (name, _) = algorithm(last) {
            hash = Self.macHashes[name]
        }
        return .pbkdf2(salt: salt, iterations: iterations, keyLength: numbers.dropFirst().first, hash: hash)
    }

    private mutating func cipher(_ element: DERElement) -> SymmetricCipher {
        guard let (identifier, parameters) = algorithm(element) else { return SymmetricCipher(identifier: "") }
        var vector: [UInt8] = []
        if let parameters {
            // RC2 and GCM have more than a vector (RFC 8018 appendix B.2.3, RFC 5084 section 3.2).
            let own = parameters.tag == DERElement.octetString
            let held =
                own ? parameters : elements(in: parameters.content, limit: 2).first { $0.tag == DERElement.octetString }
            if let held { vector = Array(bytes[held.content.prefix(64)]) }
        }
        return SymmetricCipher(identifier: identifier, vector: vector)
    }
}

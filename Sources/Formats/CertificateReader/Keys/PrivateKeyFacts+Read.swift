extension PrivateKeyFacts {
    /// Reads a private key of any of the known formats.
    /// - Throws: `CertificateReaderError` for what is no private key at all.
    package static func read(der: [UInt8]) throws(CertificateReaderError) -> PrivateKeyFacts {
        try DERReader.require(der, "private key", atMost: lengthLimit)
        guard let format = DERShape(der).privateKey else {
            throw CertificateReaderError(.anotherStructure, "this is no private key of a known format")
        }
        var facts = PrivateKeyFacts(format: format)
        var reader = DERReader(der)
        var all = 0..<der.count
        guard let outer = reader.next(in: &all) else { return facts }
        if !all.isEmpty { reader.flaw("\(all.count) bytes follow the key", at: all.lowerBound) }
        let parts = reader.elements(in: outer.content, limit: 12)
        facts.fill(parts, of: outer, &reader)
        facts.encodingFlaws = reader.flaws
        return facts
    }

    private mutating func fill(_ parts: [DERElement], of outer: DERElement, _ reader: inout DERReader) {
        switch format {
        case .pkcs1: rsa(parts, .rsa, &reader)
        case .dsa:
            algorithm = .dsa
            guard parts.count >= 6 else { return }
            publicKey = PublicKeyFacts(
                .dsa, bits: reader.bitCount(parts[1]), point: reader.magnitude(parts[4], "the DSA key"))
            secret = parts[5].content
        case .sec1: sec1(parts, named: nil, of: outer, &reader)
        case .pkcs8: pkcs8(parts, &reader)
        case .encryptedPKCS8:
            guard parts.count >= 2 else { return }
            encryption = reader.encryption(parts[0])
            ciphertext = parts[1].content
        }
    }

    private mutating func rsa(_ parts: [DERElement], _ kind: KeyAlgorithm, _ reader: inout DERReader) {
        algorithm = kind
        guard parts.count >= 4 else {
            reader.flaw("the RSA key is not complete", at: parts.last?.end ?? 0)
            return
        }
        publicKey = PublicKeyFacts(
            kind, bits: reader.bitCount(parts[1]), modulus: reader.magnitude(parts[1], "the RSA modulus"),
            exponent: reader.magnitude(parts[2], "the RSA exponent"))
    }

    /// RFC 5915 section 3; within PKCS #8 the curve is named outside.
    private mutating func sec1(
        _ parts: [DERElement], named outside: EllipticCurve?, of outer: DERElement, _ reader: inout DERReader
    ) {
        var curve = outside
        var point: [UInt8] = []
        for part in parts.dropFirst() {
            switch part.tag {
            case DERElement.octetString: secret = part.content
            case DERElement.context(0) where curve == nil:
                let inner = reader.elements(in: part.content, limit: 1).first
                curve = reader.curve(inner, of: part)
            case DERElement.context(1):
                if let bits = reader.only(in: part.content, DERElement.bitString, "the public key") {
                    point = Array(reader[reader.wholeBytes(bits, "the public key") ?? 0..<0])
                }
            default: continue
            }
        }
        algorithm = .ec(curve ?? .missing)
        if !point.isEmpty { publicKey = PublicKeyFacts(algorithm, bits: curve?.bits, point: point) }
    }

    /// RFC 5958 section 2: version, algorithm, key, attributes [0], public key [1].
    private mutating func pkcs8(_ parts: [DERElement], _ reader: inout DERReader) {
        guard parts.count >= 3, let (identifier, parameters) = reader.algorithm(parts[1]) else { return }
        algorithm = reader.keyAlgorithm(identifier, parameters, of: parts[1])
        let key = parts[2].content
        switch algorithm {
        case .rsa, .rsaPSS:
            guard let inner = reader.only(in: key, DERElement.sequence, "the RSA key") else { return }
            rsa(reader.elements(in: inner.content, limit: 12), algorithm, &reader)
        case .ec(let curve):
            guard let inner = reader.only(in: key, DERElement.sequence, "the elliptic-curve key") else { return }
            sec1(reader.elements(in: inner.content, limit: 6), named: curve, of: inner, &reader)
        case .dsa:
            // Only the exponent stands here; y would have to be computed.
            secret = reader.only(in: key, DERElement.integer, "the DSA key")?.content ?? 0..<0
        case .ed25519, .ed448, .x25519, .x448:
            secret = reader.only(in: key, DERElement.octetString, "the \(algorithm.name) key")?.content ?? 0..<0
        default: secret = key
        }
        // [1] IMPLICIT BIT STRING.
        guard publicKey == nil, let bits = parts.first(where: { $0.tag == DERElement.primitiveContext(1) }),
            bits.content.count > 1
        else { return }
        publicKey = PublicKeyFacts(algorithm, point: Array(reader[bits.content.dropFirst()]))
    }
}

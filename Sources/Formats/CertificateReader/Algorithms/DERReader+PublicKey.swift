extension DERReader {
    /// A SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7).
    mutating func publicKey(_ element: DERElement) -> (key: PublicKeyFacts, bits: Range<Int>) {
        let parts = elements(in: element.content, limit: 3)
        guard parts.count >= 2, let (identifier, parameters) = algorithm(parts[0]) else {
            flaw("the public key has no algorithm or no key", at: element.start)
            return (PublicKeyFacts(), element.end..<element.end)
        }
        let algorithm = keyAlgorithm(identifier, parameters, of: element)
        guard let bits = wholeBytes(parts[1], "the public key") else {
            return (PublicKeyFacts(algorithm, bits: curveBits(algorithm)), element.end..<element.end)
        }
        return (key(algorithm, parameters, in: bits, at: parts[1].start), bits)
    }

    /// An algorithm with the curve that its parameters name, when it is one of elliptic curves.
    mutating func keyAlgorithm(_ identifier: String, _ parameters: DERElement?, of element: DERElement) -> KeyAlgorithm
    {
        let algorithm = KeyAlgorithm(identifier: identifier)
        switch algorithm {
        case .ec: return .ec(curve(parameters, of: element))
        case .ed25519, .ed448, .x25519, .x448, .mlDSA44, .mlDSA65, .mlDSA87:
            if let parameters {
                flaw("the public key's algorithm has parameters where none are allowed", at: parameters.start)
            }
        default: break
        }
        return algorithm
    }

    /// What the key's bytes say, once its algorithm is known.
    private mutating func key(
        _ algorithm: KeyAlgorithm, _ parameters: DERElement?, in content: Range<Int>, at start: Int
    ) -> PublicKeyFacts {
        switch algorithm {
        case .rsa, .rsaPSS: return rsaKey(algorithm, in: content, at: start)
        case .dsa:
            let prime = parameters.flatMap { elements(in: $0.content, limit: 3).first }
            var facts = PublicKeyFacts(.dsa, bits: prime.map { bitCount($0) })
            if let number = only(in: content, DERElement.integer, "the DSA key") {
                facts.point = magnitude(number, "the DSA key")
            }
            return facts
        case .ec(let curve):
            let point = bytes[content]
            notePoint(point, on: curve, at: start)
            return PublicKeyFacts(algorithm, bits: curve.bits, point: Array(point))
        default:
            if let length = algorithm.rawLength, length != content.count {
                flaw("the \(algorithm.name) key has \(content.count) bytes; it must have \(length)", at: start)
            }
            return PublicKeyFacts(algorithm, point: Array(bytes[content]))
        }
    }

    private func curveBits(_ algorithm: KeyAlgorithm) -> Int? {
        if case .ec(let curve) = algorithm { curve.bits } else { nil }
    }

    /// RSAPublicKey (RFC 8017 appendix A.1.1).
    mutating func rsaKey(_ algorithm: KeyAlgorithm, in content: Range<Int>, at start: Int) -> PublicKeyFacts {
        var facts = PublicKeyFacts(algorithm)
        guard let pair = only(in: content, DERElement.sequence, "the RSA key") else { return facts }
        let numbers = elements(in: pair.content, limit: 2)
        guard numbers.count == 2, numbers.allSatisfy({ $0.tag == DERElement.integer }) else {
            flaw("the RSA key is not two numbers", at: start)
            return facts
        }
        facts.modulus = magnitude(numbers[0], "the RSA modulus")
        facts.exponent = magnitude(numbers[1], "the RSA exponent")
        facts.bits = bitCount(numbers[0])
        if (facts.modulus.last ?? 1) & 1 == 0 { flaw("the RSA modulus is even", at: numbers[0].start) }
        if bitCount(numbers[1]) <= 1 || (facts.exponent.last ?? 0) & 1 == 0 {
            flaw("the RSA exponent is even or 1", at: numbers[1].start)
        }
        return facts
    }

    /// SEC 1 section 2.3.3: 4 with both halves, 2 or 3 with the first alone.
    private mutating func notePoint(_ point: ArraySlice<UInt8>, on curve: EllipticCurve, at start: Int) {
        guard let bits = curve.bits else { return }
        let half = (bits + 7) / 8
        let isWellFormed =
            switch point.first {
            case 2, 3: point.count == 1 + half
            case 4: point.count == 1 + 2 * half
            default: false
            }
        if !isWellFormed { flaw("the public key is no point of the curve \(curve.name)", at: start) }
    }

    /// EcpkParameters (RFC 5480 section 2.1.1).
    mutating func curve(_ parameters: DERElement?, of element: DERElement) -> EllipticCurve {
        guard let parameters else {
            flaw("the elliptic curve is missing", at: element.start)
            return .missing
        }
        switch parameters.tag {
        case DERElement.objectIdentifier: return .named(objectIdentifier(parameters))
        case DERElement.sequence:
            // RFC 3279 section 2.3.5: version, then the field as its type and its prime, or its degree and a basis.
            flaw("the elliptic curve is spelt out instead of named", at: parameters.start)
            guard let field = elements(in: parameters.content, limit: 6).dropFirst().first else {
                return .explicit(fieldBits: nil)
            }
            let parts = elements(in: field.content, limit: 2)
            guard parts.count == 2 else { return .explicit(fieldBits: nil) }
            if parts[1].tag == DERElement.integer { return .explicit(fieldBits: bitCount(parts[1])) }
            let degree = elements(in: parts[1].content, limit: 3).first
            return .explicit(fieldBits: degree.flatMap { smallNumber($0, "the field's degree") })
        default:
            flaw("the elliptic curve is not named", at: parameters.start)
            return .missing
        }
    }
}

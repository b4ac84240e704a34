extension DERReader {
    /// Cuts an AlgorithmIdentifier into its identifier and its parameters.
    private mutating func algorithm(_ element: DERElement) -> (identifier: String, parameters: DERElement?)? {
        let parts = elements(in: element.content, limit: 3)
        guard let first = parts.first, first.tag == DERElement.objectIdentifier else {
            flaw("an algorithm has no identifier", at: element.start)
            return nil
        }
        return (objectIdentifier(first), parts.dropFirst().first)
    }

    /// What a signature's algorithm is called, RSASSA-PSS with its hash (RFC 4055 section 3.1).
    mutating func signatureName(_ element: DERElement) -> String {
        guard let (identifier, parameters) = algorithm(element) else { return "" }
        let name = AlgorithmNames.signatures[identifier] ?? identifier
        guard name == "rsassaPss" else { return name }
        var hash = "sha1"
        if let parameters, parameters.tag == DERElement.sequence,
            let field = elements(in: parameters.content, limit: 4).first(where: { $0.tag == DERElement.context(0) }),
            let inner = elements(in: field.content, limit: 1).first, let (identifier, _) = algorithm(inner)
        {
            hash = AlgorithmNames.hashes[identifier] ?? identifier
        }
        return "\(name) (\(hash))"
    }

    /// What a SubjectPublicKeyInfo holds, e.g. `RSA 2048` or `ECDSA P-256` (RFC 5280 section 4.1.2.7).
    mutating func keyName(_ element: DERElement) -> String {
        let parts = elements(in: element.content, limit: 3)
        guard parts.count >= 2, let (identifier, parameters) = algorithm(parts[0]) else {
            flaw("the public key has no algorithm or no key", at: element.start)
            return ""
        }
        switch identifier {
        case "1.2.840.113549.1.1.1", "1.2.840.113549.1.1.10", "2.5.8.1.1":
            return rsa(parts[1], identifier.hasSuffix("1.10") ? "RSA-PSS" : "RSA")
        case "1.2.840.10045.2.1": return "ECDSA \(curve(parameters, of: element))"
        case "1.2.840.10040.4.1":
            guard let parameters, let prime = elements(in: parameters.content, limit: 3).first else { return "DSA" }
            return "DSA \(bitCount(prime))"
        default: return AlgorithmNames.keys[identifier] ?? identifier
        }
    }

    private mutating func rsa(_ key: DERElement, _ name: String) -> String {
        guard key.tag == DERElement.bitString, key.content.count > 1 else {
            flaw("the public key is not a bit string", at: key.start)
            return name
        }
        var inner = key.content.dropFirst()
        guard let pair = next(in: &inner), pair.tag == DERElement.sequence else {
            flaw("the RSA key is not a sequence", at: key.start)
            return name
        }
        let numbers = elements(in: pair.content, limit: 2)
        guard numbers.count == 2, numbers.allSatisfy({ $0.tag == DERElement.integer }) else {
            flaw("the RSA key is not two numbers", at: key.start)
            return name
        }
        if let first = bytes[numbers[0].content].first, first & 0x80 != 0 {
            flaw("the RSA modulus is negative", at: numbers[0].start)
        }
        let exponent = bytes[numbers[1].content]
        if bitCount(numbers[1]) <= 1 || (exponent.last ?? 0) & 1 == 0 {
            flaw("the RSA exponent is even or 1", at: numbers[1].start)
        }
        return "\(name) \(bitCount(numbers[0]))"
    }

    private mutating func curve(_ parameters: DERElement?, of element: DERElement) -> String {
        guard let parameters else {
            flaw("the elliptic curve is missing", at: element.start)
            return "(no curve)"
        }
        switch parameters.tag {
        case DERElement.objectIdentifier:
            let identifier = objectIdentifier(parameters)
            return AlgorithmNames.curves[identifier] ?? identifier
        case DERElement.sequence:
            // RFC 3279 section 2.3.5: version, then the field as its type and, for a prime field, the prime.
            let field = elements(in: parameters.content, limit: 6).dropFirst().first
            let prime = field.flatMap { elements(in: $0.content, limit: 2).last }
            flaw("the elliptic curve is spelt out instead of named", at: parameters.start)
            guard let prime, prime.tag == DERElement.integer else { return "(explicit curve)" }
            return "(explicit \(bitCount(prime))-bit curve)"
        default:
            flaw("the elliptic curve is not named", at: parameters.start)
            return "(no curve)"
        }
    }
}

extension DERReader {
    /// Cuts an AlgorithmIdentifier into its identifier and its parameters.
    mutating func algorithm(_ element: DERElement) -> (identifier: String, parameters: DERElement?)? {
        let parts = elements(in: element.content, limit: 3)
        guard let first = parts.first, first.tag == DERElement.objectIdentifier else {
            flaw("an algorithm has no identifier", at: element.start)
            return nil
        }
        if parts.count > 2 { flaw("an algorithm has more than one set of parameters", at: parts[2].start) }
        return (objectIdentifier(first), parts.dropFirst().first)
    }

    /// A signature's AlgorithmIdentifier (RFC 3279, 4055, 5758, 8410, 9881).
    mutating func signatureAlgorithm(_ element: DERElement) -> SignatureAlgorithm {
        guard let (identifier, parameters) = algorithm(element) else { return SignatureAlgorithm() }
        let plain = SignatureAlgorithm(identifier: identifier)
        switch plain.scheme {
        case .rsaPSS: return SignatureAlgorithm(identifier: identifier, pss: pss(parameters))
        case .ed25519, .ed448, .mlDSA44, .mlDSA65, .mlDSA87, .ecdsa:
            if let parameters {
                flaw("the signature algorithm has parameters where none are allowed", at: parameters.start)
            }
        case .rsa:
            if let parameters, parameters.tag != DERElement.null {
                flaw("the signature algorithm has parameters that are not NULL", at: parameters.start)
            }
        case .dsa, .other: break
        }
        return plain
    }

    /// RFC 4055 section 3.1: hash [0], mask generation [1], salt length [2], trailer [3].
    private mutating func pss(_ parameters: DERElement?) -> SignatureAlgorithm.PSS {
        var pss = SignatureAlgorithm.PSS()
        guard let parameters, parameters.tag == DERElement.sequence else { return pss }
        for field in elements(in: parameters.content, limit: 4) {
            guard let inner = elements(in: field.content, limit: 1).first else { continue }
            switch field.tag {
            case DERElement.context(0):
                if let (identifier, _) = algorithm(inner) { pss.hashIdentifier = identifier }
            case DERElement.context(1):
                guard let (_, hash) = algorithm(inner), let hash, let (identifier, _) = algorithm(hash) else { break }
                pss.maskHashIdentifier = identifier
            case DERElement.context(2): pss.saltLength = smallNumber(inner, "the salt's length")
            case DERElement.context(3): pss.trailer = smallNumber(inner, "the trailer field") ?? pss.trailer
            default: flaw("an unknown field among the parameters of RSASSA-PSS", at: field.start)
            }
        }
        return pss
    }
}

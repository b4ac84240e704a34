extension DERReader {
    /// RFC 7292 section 4.2; the kinds of bag.
    private static let bagArc = "1.2.840.113549.1.12.10.1."
    private static let friendlyName = "1.2.840.113549.1.9.20"
    private static let localKeyID = "1.2.840.113549.1.9.21"
    private static let x509Certificate = "1.2.840.113549.1.9.22.1"
    private static let x509List = "1.2.840.113549.1.9.23.1"

    /// SafeContents.
    mutating func pkcs12Bags(in range: Range<Int>) -> [PKCS12Bag] {
        var all = range
        guard let list = next(in: &all), list.tag == DERElement.sequence else {
            flaw("a safe is not a sequence", at: range.lowerBound)
            return []
        }
        return elements(in: list.content, limit: PKCS12Bag.limit).compactMap { pkcs12Bag($0) }
    }

    private mutating func pkcs12Bag(_ element: DERElement) -> PKCS12Bag? {
        let parts = elements(in: element.content, limit: 3)
        guard parts.count >= 2, parts[0].tag == DERElement.objectIdentifier, parts[1].tag == DERElement.context(0),
            let value = elements(in: parts[1].content, limit: 1).first
        else {
            flaw("a bag is not a kind and its content", at: element.start)
            return nil
        }
        var bag = PKCS12Bag(bagContent(objectIdentifier(parts[0]), value))
        if parts.count == 3 { attributes(parts[2], into: &bag) }
        return bag
    }

    private mutating func bagContent(_ kind: String, _ value: DERElement) -> PKCS12Bag.Content {
        switch kind {
        case Self.bagArc + "1": return .key(Array(bytes[value.start..<value.end]))
        case Self.bagArc + "2":
            let parts = elements(in: value.content, limit: 2)
            guard parts.count == 2 else { return .other(kind) }
            return .encryptedKey(encryption(parts[0]), ciphertext: octets(parts[1], "an encrypted key"))
        case Self.bagArc + "3", Self.bagArc + "4":
            let parts = elements(in: value.content, limit: 2)
            guard parts.count == 2, parts[0].tag == DERElement.objectIdentifier,
                let inner = elements(in: parts[1].content, limit: 1).first
            else { return .other(kind) }
            switch objectIdentifier(parts[0]) {
            case Self.x509Certificate: return .certificate(octets(inner, "a certificate"))
            case Self.x509List: return .revocationList(octets(inner, "a revocation list"))
            default: return .other(kind)
            }
        default: return .other(kind)
        }
    }

    private mutating func attributes(_ set: DERElement, into bag: inout PKCS12Bag) {
        for item in elements(in: set.content, limit: 32) {
            let parts = elements(in: item.content, limit: 2)
            guard parts.count == 2, parts[0].tag == DERElement.objectIdentifier,
                let value = elements(in: parts[1].content, limit: 1).first
            else { continue }
            switch objectIdentifier(parts[0]) {
            case Self.friendlyName: bag.friendlyName = text(value)
            case Self.localKeyID: bag.localKeyID = octets(value, "a key's identifier")
            default: continue
            }
        }
    }
}

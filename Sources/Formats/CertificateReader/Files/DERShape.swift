/// What a structure is, by the tags of its first elements; nothing is looked at closely.
struct DERShape {
    /// Tags of the outer sequence's elements.
    private var tags: [UInt8] = []
    /// Tags within the first of them.
    private var inner: [UInt8] = []
    /// When the first, or the first within the second, is an object identifier.
    private var identifier = ""
    /// Bits of the second, when it is a number.
    private var secondBits = 0

    init(_ der: [UInt8]) {
        guard der.first == DERElement.sequence else { return }
        var reader = DERReader(der)
        var all = 0..<der.count
        guard let outer = reader.next(in: &all) else { return }
        let parts = reader.elements(in: outer.content, limit: 12)
        tags = parts.map(\.tag)
        if let first = parts.first {
            if first.tag == DERElement.objectIdentifier { identifier = reader.objectIdentifier(first) }
            if first.tag == DERElement.sequence { inner = reader.elements(in: first.content, limit: 8).map(\.tag) }
        }
        guard parts.count > 1 else { return }
        secondBits = reader.bitCount(parts[1])
        if parts[1].tag == DERElement.sequence {
            let within = reader.elements(in: parts[1].content, limit: 8)
            if let first = within.first, first.tag == DERElement.objectIdentifier {
                identifier = reader.objectIdentifier(first)
            }
        }
    }

    private static let number = DERElement.integer
    private static let sequence = DERElement.sequence

    var privateKey: PrivateKeyFacts.Format? {
        let isNumbers = tags.allSatisfy { $0 == Self.number }
        if tags.count >= 9, tags.prefix(9).allSatisfy({ $0 == Self.number }) { return .pkcs1 }
        if tags.count == 6, isNumbers { return .dsa }
        if tags.starts(with: [Self.number, DERElement.octetString]) { return .sec1 }
        if tags.starts(with: [Self.number, Self.sequence, DERElement.octetString]) { return .pkcs8 }
        if tags == [Self.sequence, DERElement.octetString], inner.first == DERElement.objectIdentifier {
            return .encryptedPKCS8
        }
        return nil
    }

    /// nil for what is none of the structures that are known.
    var kind: FileKind? {
        if let privateKey { return .privateKey(privateKey) }
        if tags.starts(with: [Self.number, Self.sequence]), identifier.hasPrefix("1.2.840.113549.1.7.") {
            return .pkcs12
        }
        if identifier.hasPrefix("1.2.840.113549.1.7."), tags.first == DERElement.objectIdentifier { return .pkcs7 }
        if tags.first == DERElement.enumerated { return .ocspResponse }
        if tags == [Self.sequence, DERElement.bitString], inner.first == DERElement.objectIdentifier {
            return .publicKey
        }
        if tags.starts(with: [Self.number, Self.number]), tags.count <= 5 {
            // Both are a large number and a small one; only an RSA exponent is longer than a byte or 3.
            return secondBits > 8 && secondBits <= 64 ? .publicKey : .dhParameters
        }
        guard tags.first == Self.sequence else { return nil }
        let body = inner.first == Self.number ? inner.dropFirst() : inner[...]
        if inner.first == DERElement.context(0) { return .certificate }
        if body.count >= 3, body.starts(with: [Self.sequence, Self.sequence]) {
            let third = body[body.startIndex + 2]
            if third == DERElement.utcTime || third == DERElement.generalizedTime { return .revocationList }
            if third == Self.sequence { return .certificate }
            if third == DERElement.context(0) { return .certificateRequest }
        }
        return nil
    }
}

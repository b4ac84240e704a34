extension RevocationList {
    /// Reads everything of a list but its entries.
    /// - Throws: `CertificateReaderError` for what is no revocation list at all.
    package static func read(der: [UInt8]) throws(CertificateReaderError) -> RevocationList {
        try DERReader.require(der, "revocation list", atMost: lengthLimit)
        var list = RevocationList(der: der)
        var reader = DERReader(der)
        guard list.fill(from: &reader) else {
            throw CertificateReaderError(
                .anotherStructure, "this is no revocation list: it has neither an issuer nor a date")
        }
        list.encodingFlaws = reader.flaws
        list.cut = reader.cut
        return list
    }

    private mutating func fill(from reader: inout DERReader) -> Bool {
        var all = 0..<reader.bytes.count
        guard let outer = reader.next(in: &all) else { return false }
        if !all.isEmpty { reader.flaw("\(all.count) bytes follow the revocation list", at: all.lowerBound) }
        let parts = reader.elements(in: outer.content, limit: 3)
        guard let body = parts.first, body.tag == DERElement.sequence else { return false }
        signedRange = body.start..<body.end
        var fields = reader.elements(in: body.content, limit: 8)[...]
        if let first = fields.first, first.tag == DERElement.integer {
            fields.removeFirst()
            version = (reader.smallNumber(first, "the version") ?? 1) + 1
            if version != 2 { reader.flaw("the version of the list is not 2", at: first.start) }
        }
        guard fields.count >= 3, let inner = fields.popFirst(), inner.tag == DERElement.sequence,
            let name = fields.popFirst(), name.tag == DERElement.sequence,
            let first = fields.popFirst(), Self.isTime(first)
        else { return false }
        issuer = DistinguishedName(name, &reader).text
        issuerRange = name.start..<name.end
        if name.content.isEmpty { reader.flaw("the issuer's name is empty", at: name.start) }
        thisUpdate = reader.time(first, "the list's date")
        if let next = fields.first, Self.isTime(next) {
            fields.removeFirst()
            nextUpdate = reader.time(next, "the next list's date")
        } else {
            reader.flaw("the list does not say when the next one comes", at: first.end)
        }
        for field in fields { read(field, &reader) }
        signature(inner, parts, of: outer, &reader)
        return true
    }

    private static func isTime(_ element: DERElement) -> Bool {
        element.tag == DERElement.utcTime || element.tag == DERElement.generalizedTime
    }

    private mutating func read(_ field: DERElement, _ reader: inout DERReader) {
        switch field.tag {
        case DERElement.sequence:
            entryRange = field.content
            if field.content.isEmpty { reader.flaw("the list's entries are there but empty", at: field.start) }
        case DERElement.context(0):
            if version < 2 { reader.flaw("extensions in a list of version 1", at: field.start) }
            guard let all = reader.only(in: field.content, DERElement.sequence, "the list of extensions") else {
                return
            }
            extensions = reader.extensions(all)
            for item in extensions { read(item, &reader) }
        default: reader.flaw("an unknown field in the revocation list", at: field.start)
        }
    }

    private mutating func read(_ item: CertificateExtension, _ reader: inout DERReader) {
        let what = "the extension \(item.identifier)"
        switch ListExtensionKind(rawValue: item.identifier) {
        case .number:
            number = reader.only(in: item.value, DERElement.integer, what).map { reader.serialText($0.content) }
        case .delta:
            // Even one that cannot be read makes the list one that is not whole.
            deltaBase =
                reader.only(in: item.value, DERElement.integer, what).map { reader.serialText($0.content) } ?? ""
        case .scope:
            scope = reader.only(in: item.value, DERElement.sequence, what).map { reader.listScope($0) }
        case .authorityKeyIdentifier:
            authorityKeyIdentifier =
                reader.only(in: item.value, DERElement.sequence, what).map { reader.authorityKey($0) }
        case .freshestList:
            freshestLists =
                reader.only(in: item.value, DERElement.sequence, what).map { reader.distributionPoints($0) } ?? []
        case nil: return
        }
    }

    private mutating func signature(
        _ inner: DERElement, _ parts: [DERElement], of outer: DERElement, _ reader: inout DERReader
    ) {
        guard parts.count == 3, parts[1].tag == DERElement.sequence else {
            signature = reader.signatureAlgorithm(inner)
            reader.flaw("the signature is missing", at: outer.start)
            return
        }
        if reader[inner.content] != reader[parts[1].content] {
            reader.flaw("the signature algorithm differs inside and outside the signed part", at: parts[1].start)
        }
        signature = reader.signatureAlgorithm(parts[1])
        signatureRange = reader.wholeBytes(parts[2], "the signature") ?? 0..<0
    }
}

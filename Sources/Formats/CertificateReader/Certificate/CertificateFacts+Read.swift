import UpkeepCore

extension CertificateFacts {
    /// Longer input is refused; the largest certificates in use stay under a hundredth of it.
    package static let lengthLimit = 1 << 20

    /// Reads a certificate's DER as far as it can be read (RFC 5280 section 4.1); what is off goes into `flaws`.
    /// - Parameter sha256: the hash of `der`, hexadecimal lower case; this module does no cryptography.
    /// - Throws: `CertificateReaderError` for what is no certificate at all.
    package static func read(der: [UInt8], sha256: String) throws(CertificateReaderError) -> CertificateFacts {
        try readWithNames(der: der, sha256: sha256).facts
    }

    /// The same with both names in their parts.
    static func readWithNames(
        der: [UInt8], sha256: String
    ) throws(CertificateReaderError) -> (facts: CertificateFacts, names: Names) {
        try DERReader.require(der, "certificate", atMost: lengthLimit)
        var facts = CertificateFacts(subject: "", issuer: "", sha256: sha256)
        var reader = DERReader(der)
        let names = facts.fill(from: &reader)
        facts.encodingFlaws = reader.flaws
        return (facts, names)
    }

    struct Names {
        var issuer = DistinguishedName()
        var subject = DistinguishedName()
    }

    /// The same, for bytes that are borrowed.
    package static func read(der: Span<UInt8>, sha256: String) throws(CertificateReaderError) -> CertificateFacts {
        // One byte over the limit is enough to be refused.
        let count = min(der.count, lengthLimit + 1)
        return try read(der: (0..<count).map { der[$0] }, sha256: sha256)
    }

    private mutating func fill(from reader: inout DERReader) -> Names {
        var names = Names()
        var all = 0..<reader.bytes.count
        guard let outer = reader.next(in: &all) else { return names }
        if !all.isEmpty { reader.flaw("\(all.count) bytes follow the certificate", at: all.lowerBound) }
        let parts = reader.elements(in: outer.content, limit: 3)
        guard let body = parts.first, body.tag == DERElement.sequence else {
            reader.flaw("the certificate has no body", at: outer.start)
            return names
        }
        ranges.signed = body.start..<body.end
        var fields = reader.elements(in: body.content, limit: 16)[...]
        version = version(&fields, &reader)
        serial(&fields, &reader)
        let inner = take(DERElement.sequence, "the signature algorithm", from: &fields, of: body, &reader)
        signature(inner, parts, of: outer, &reader)
        let issuerName = take(DERElement.sequence, "the issuer", from: &fields, of: body, &reader)
        if let issuerName {
            names.issuer = DistinguishedName(issuerName, &reader)
            issuer = names.issuer.text
            ranges.issuer = issuerName.start..<issuerName.end
            if issuerName.content.isEmpty { reader.flaw("the issuer's name is empty", at: issuerName.start) }
        }
        if let validity = take(DERElement.sequence, "the validity", from: &fields, of: body, &reader) {
            times(validity, &reader)
        }
        if let name = take(DERElement.sequence, "the subject", from: &fields, of: body, &reader) {
            isSelfIssued = issuerName.map { reader[$0.content] == reader[name.content] } ?? false
            names.subject = DistinguishedName(name, &reader)
            subject = names.subject.text
            commonName = names.subject.commonNames.last
            ranges.subject = name.start..<name.end
        }
        if let info = take(DERElement.sequence, "the public key", from: &fields, of: body, &reader) {
            (publicKey, ranges.publicKeyBits) = reader.publicKey(info)
            key = publicKey.description
            ranges.publicKeyInfo = info.start..<info.end
        }
        rest(fields, &reader)
        return names
    }

    /// The unique identifiers that nobody uses, and the extensions.
    private mutating func rest(_ fields: ArraySlice<DERElement>, _ reader: inout DERReader) {
        var list: [CertificateExtension] = []
        for field in fields {
            switch field.tag {
            case DERElement.primitiveContext(1), DERElement.primitiveContext(2):
                if version < 2 { reader.flaw("a unique identifier in a certificate of version 1", at: field.start) }
            case DERElement.context(3):
                if version != 3 { reader.flaw("extensions in a certificate of version \(version)", at: field.start) }
                guard list.isEmpty else {
                    reader.flaw("there are two lists of extensions", at: field.start)
                    continue
                }
                list =
                    reader.only(in: field.content, DERElement.sequence, "the list of extensions")
                    .map { reader.extensions($0) } ?? []
            default: reader.flaw("an unknown field in the certificate", at: field.start)
            }
        }
        reader.read(list, into: &self)
    }

    /// RFC 5280 sections 4.1.1.2 and 4.1.2.3: the algorithm stands inside and outside of what is signed.
    private mutating func signature(
        _ inner: DERElement?, _ parts: [DERElement], of outer: DERElement, _ reader: inout DERReader
    ) {
        if parts.count > 1, parts[1].tag == DERElement.sequence {
            if let inner, reader[inner.content] != reader[parts[1].content] {
                reader.flaw("the signature algorithm differs inside and outside the signed part", at: parts[1].start)
            }
            signature = reader.signatureAlgorithm(parts[1])
        } else if let inner {
            signature = reader.signatureAlgorithm(inner)
        }
        signatureAlgorithm = signature.description
        if parts.count < 3 {
            reader.flaw("the signature is missing", at: outer.start)
        } else if let bytes = reader.wholeBytes(parts[2], "the signature") {
            ranges.signature = bytes
            if bytes.isEmpty { reader.flaw("the signature is empty", at: parts[2].start) }
        }
    }

    private func take(
        _ tag: UInt8, _ what: String, from fields: inout ArraySlice<DERElement>, of body: DERElement,
        _ reader: inout DERReader
    ) -> DERElement? {
        guard let first = fields.first, first.tag == tag else {
            reader.flaw("\(what) is missing", at: fields.first?.start ?? body.end)
            return nil
        }
        return fields.popFirst()
    }

    /// RFC 5280 section 4.1.2.1: absent means 1; encoded, it is one less than its name.
    private func version(_ fields: inout ArraySlice<DERElement>, _ reader: inout DERReader) -> Int {
        guard let first = fields.first, first.tag == DERElement.context(0) else { return 1 }
        fields.removeFirst()
        guard let number = reader.elements(in: first.content, limit: 1).first, number.content.count == 1,
            let value = reader[number.content].first, (0...2).contains(value)
        else {
            reader.flaw("the version is none of 1, 2 and 3", at: first.start)
            return 3
        }
        if value == 0 { reader.flaw("version 1 is written out, which DER does not allow", at: first.start) }
        return Int(value) + 1
    }

    /// RFC 5280 section 4.1.2.2: positive, 20 octets at most.
    private mutating func serial(_ fields: inout ArraySlice<DERElement>, _ reader: inout DERReader) {
        guard let first = fields.first, first.tag == DERElement.integer else {
            reader.flaw("the serial number is missing", at: fields.first?.start ?? 0)
            return
        }
        fields.removeFirst()
        let digits = first.content
        ranges.serial = digits
        let octets = reader[digits]
        guard let lead = octets.first else {
            reader.flaw("the serial number is empty", at: first.start)
            return
        }
        if lead & 0x80 != 0 { reader.flaw("the serial number is negative", at: first.start) }
        if octets.allSatisfy({ $0 == 0 }) { reader.flaw("the serial number is zero", at: first.start) }
        if octets.count > 20 {
            reader.flaw("the serial number has \(octets.count) bytes; 20 is the most", at: first.start)
        }
        if octets.count > 1, lead == 0, octets[octets.startIndex + 1] & 0x80 == 0 {
            reader.flaw("the serial number has needless zeros in front", at: first.start)
        }
        serial = reader.serialText(digits)
    }

    private mutating func times(_ validity: DERElement, _ reader: inout DERReader) {
        let times = reader.elements(in: validity.content, limit: 2)
        guard times.count == 2 else {
            reader.flaw("the validity is not two times", at: validity.start)
            return
        }
        notBefore = reader.time(times[0], "the beginning of the validity")
        notAfter = reader.time(times[1], "the end of the validity")
        if let notBefore, let notAfter, notAfter < notBefore {
            reader.flaw("the validity ends before it begins", at: validity.start)
        }
    }
}

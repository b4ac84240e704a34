import UpkeepCore

extension CertificateFacts {
    /// Longer input is refused; the largest certificates in use stay under a hundredth of it.
    package static let lengthLimit = 1 << 20

    /// Reads a certificate's DER as far as it can be read (RFC 5280 section 4.1); what is off goes into `flaws`.
    /// - Parameter sha256: the hash of `der`, hexadecimal lower case; this module does no cryptography.
    /// - Throws: `CertificateReaderError` for what is no certificate at all.
    package static func read(der: [UInt8], sha256: String) throws(CertificateReaderError) -> CertificateFacts {
        guard let first = der.first else { throw CertificateReaderError(.empty, "the certificate is empty") }
        guard der.count <= lengthLimit else {
            throw CertificateReaderError(
                .tooLong, at: lengthLimit, "the certificate has \(der.count) bytes; \(lengthLimit) is the most")
        }
        guard first == DERElement.sequence else {
            if der.starts(with: "-----".utf8) {
                throw CertificateReaderError(.pem, "the certificate is PEM text, not DER")
            }
            throw CertificateReaderError(
                .notASequence, "this is no certificate: it does not begin with an ASN.1 sequence")
        }
        var facts = CertificateFacts(subject: "", issuer: "", sha256: sha256)
        var reader = DERReader(der)
        facts.fill(from: &reader)
        facts.flaws = reader.flaws
        return facts
    }

    /// The same, for bytes that are borrowed.
    package static func read(der: Span<UInt8>, sha256: String) throws(CertificateReaderError) -> CertificateFacts {
        // One byte over the limit is enough to be refused.
        let count = min(der.count, lengthLimit + 1)
        return try read(der: (0..<count).map { der[$0] }, sha256: sha256)
    }

    private mutating func fill(from reader: inout DERReader) {
        var all = 0..<reader.bytes.count
        guard let outer = reader.next(in: &all) else { return }
        if !all.isEmpty { reader.flaw("\(all.count) bytes follow the certificate", at: all.lowerBound) }
        let parts = reader.elements(in: outer.content, limit: 3)
        guard let body = parts.first, body.tag == DERElement.sequence else {
            reader.flaw("the certificate has no body", at: outer.start)
            return
        }
        var fields = reader.elements(in: body.content, limit: 16)[...]
        let version = version(&fields, &reader)
        serial(&fields, &reader)
        let inner = take(DERElement.sequence, "the signature algorithm", from: &fields, of: body, &reader)
        if let inner { signatureAlgorithm = reader.signatureName(inner) }
        if parts.count > 1, parts[1].tag == DERElement.sequence {
            if let inner, reader[inner.content] != reader[parts[1].content] {
                reader.flaw("the signature algorithm differs inside and outside the signed part", at: parts[1].start)
            }
            signatureAlgorithm = reader.signatureName(parts[1])
        }
        if parts.count < 3 { reader.flaw("the signature is missing", at: outer.start) }
        let issuerName = take(DERElement.sequence, "the issuer", from: &fields, of: body, &reader)
        if let issuerName { issuer = DistinguishedName(issuerName, &reader).text }
        if let validity = take(DERElement.sequence, "the validity", from: &fields, of: body, &reader) {
            times(validity, &reader)
        }
        if let name = take(DERElement.sequence, "the subject", from: &fields, of: body, &reader) {
            let read = DistinguishedName(name, &reader)
            subject = read.text
            commonName = read.commonNames.last
            isSelfIssued = issuerName.map { reader[$0.content] == reader[name.content] } ?? false
        }
        if let info = take(DERElement.sequence, "the public key", from: &fields, of: body, &reader) {
            key = reader.keyName(info)
        }
        guard let extensions = fields.first(where: { $0.tag == DERElement.context(3) }) else { return }
        if version != 3 { reader.flaw("extensions in a certificate of version \(version)", at: extensions.start) }
        reader.extensions(extensions, into: &self)
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
        var digits = first.content
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
        if octets.count > 1, lead == 0 {
            if octets[octets.startIndex + 1] & 0x80 == 0 {
                reader.flaw("the serial number has needless zeros in front", at: first.start)
            }
            digits = digits.dropFirst()
        }
        serial = reader.hex(digits.prefix(64))
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

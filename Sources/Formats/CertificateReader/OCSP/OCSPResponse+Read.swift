extension OCSPResponse {
    private static let basic = "1.3.6.1.5.5.7.48.1.1"
    private static let nonceIdentifier = "1.3.6.1.5.5.7.48.1.2"

    /// Reads a response as far as it can be read; what is off goes into `encodingFlaws`.
    /// - Throws: `CertificateReaderError` for what is no OCSP response at all.
    package static func read(der: [UInt8]) throws(CertificateReaderError) -> OCSPResponse {
        try DERReader.require(der, "OCSP response", atMost: lengthLimit)
        var reader = DERReader(der)
        var all = 0..<der.count
        guard let outer = reader.next(in: &all), let status = reader.elements(in: outer.content, limit: 2).first,
            status.tag == DERElement.enumerated
        else {
            throw CertificateReaderError(.anotherStructure, "this is no OCSP response: it does not begin with a status")
        }
        if !all.isEmpty { reader.flaw("\(all.count) bytes follow the response", at: all.lowerBound) }
        var response = OCSPResponse(der: der)
        response.outcome =
            reader.smallNumber(status, "the response's status", tag: DERElement.enumerated)
            .flatMap { Outcome(rawValue: $0) }
        if let wrapped = reader.elements(in: outer.content, limit: 2).dropFirst().first {
            response.readBytes(wrapped, &reader)
        } else if response.outcome == .successful {
            reader.flaw("a successful response without an answer", at: outer.start)
        }
        response.encodingFlaws = reader.flaws
        return response
    }

    /// ResponseBytes: the kind of response, and it as an octet string.
    private mutating func readBytes(_ wrapped: DERElement, _ reader: inout DERReader) {
        guard wrapped.tag == DERElement.context(0),
            let pair = reader.only(in: wrapped.content, DERElement.sequence, "the response")
        else {
            reader.flaw("the response's bytes are not what they should be", at: wrapped.start)
            return
        }
        let parts = reader.elements(in: pair.content, limit: 2)
        guard parts.count == 2, parts[0].tag == DERElement.objectIdentifier, parts[1].tag == DERElement.octetString
        else {
            reader.flaw("the response is not a kind and its bytes", at: pair.start)
            return
        }
        guard reader.objectIdentifier(parts[0]) == Self.basic else {
            reader.flaw("the response is of a kind that is not read", at: parts[0].start)
            return
        }
        guard let body = reader.only(in: parts[1].content, DERElement.sequence, "the basic response") else { return }
        readBasic(body, &reader)
    }

    private mutating func readBasic(_ body: DERElement, _ reader: inout DERReader) {
        let parts = reader.elements(in: body.content, limit: 4)
        guard parts.count >= 3, parts[0].tag == DERElement.sequence, parts[1].tag == DERElement.sequence else {
            reader.flaw("the basic response has no data, algorithm and signature", at: body.start)
            return
        }
        signedRange = parts[0].start..<parts[0].end
        signature = reader.signatureAlgorithm(parts[1])
        signatureRange = reader.wholeBytes(parts[2], "the signature") ?? 0..<0
        if parts.count == 4, parts[3].tag == DERElement.context(0),
            let list = reader.only(in: parts[3].content, DERElement.sequence, "the responder's certificates")
        {
            certificates = reader.elements(in: list.content, limit: 16).map { $0.start..<$0.end }
        }
        readData(parts[0], &reader)
    }

    private mutating func readData(_ data: DERElement, _ reader: inout DERReader) {
        for field in reader.elements(in: data.content, limit: 6) {
            switch field.tag {
            // Only version 1 is known.
            case DERElement.context(0): continue
            case DERElement.context(1) where responder == nil:
                responder =
                    reader.only(in: field.content, DERElement.sequence, "the responder's name")
                    .map { .name(DistinguishedName($0, &reader)) }
            case DERElement.context(2):
                responder =
                    reader.only(in: field.content, DERElement.octetString, "the responder's key")
                    .map { .keyHash(Array(reader[$0.content.prefix(64)])) }
            case DERElement.generalizedTime:
                producedAt = reader.time(field, "the response's date", onlyGeneralized: true)
            case DERElement.sequence:
                answers = reader.elements(in: field.content, limit: 64).compactMap { reader.ocspAnswer($0) }
            case DERElement.context(1):
                guard let list = reader.only(in: field.content, DERElement.sequence, "the list of extensions") else {
                    continue
                }
                for item in reader.extensions(list) where item.identifier == Self.nonceIdentifier {
                    nonce =
                        reader.only(in: item.value, DERElement.octetString, "the nonce")
                        .map { Array(reader[$0.content.prefix(256)]) }
                }
            default: reader.flaw("an unknown field in the response", at: field.start)
            }
        }
        if responder == nil { reader.flaw("the response does not say who it is from", at: data.start) }
    }
}

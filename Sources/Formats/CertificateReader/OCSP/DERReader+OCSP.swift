extension DERReader {
    private static let timestampList = "1.3.6.1.4.1.11129.2.4.5"

    /// SingleResponse (RFC 6960 section 4.2.1).
    mutating func ocspAnswer(_ element: DERElement) -> OCSPAnswer? {
        let parts = elements(in: element.content, limit: 5)
        guard parts.count >= 3, parts[0].tag == DERElement.sequence, let id = ocspCertificate(parts[0]) else {
            flaw("an answer does not say what certificate it is about", at: element.start)
            return nil
        }
        var answer = OCSPAnswer(certificate: id, status: ocspStatus(parts[1]))
        answer.thisUpdate = time(parts[2], "the answer's date", onlyGeneralized: true)
        for field in parts.dropFirst(3) {
            switch field.tag {
            case DERElement.context(0):
                answer.nextUpdate =
                    only(in: field.content, DERElement.generalizedTime, "the next answer's date")
                    .flatMap { time($0, "the next answer's date", onlyGeneralized: true) }
            case DERElement.context(1):
                guard let list = only(in: field.content, DERElement.sequence, "the list of extensions") else {
                    continue
                }
                for item in extensions(list) where item.identifier == Self.timestampList {
                    guard let inner = only(in: item.value, DERElement.octetString, "the list of timestamps") else {
                        continue
                    }
                    let (stamps, off) = SignedCertificateTimestamp.list(in: bytes[inner.content])
                    answer.timestamps = stamps
                    if let off { flaw(off.what, at: inner.content.lowerBound + (off.offset ?? 0)) }
                }
            default: flaw("an unknown field in an answer", at: field.start)
            }
        }
        return answer
    }

    private mutating func ocspCertificate(_ element: DERElement) -> OCSPCertificateID? {
        let parts = elements(in: element.content, limit: 4)
        guard parts.count == 4, let (hash, _) = algorithm(parts[0]), parts[1].tag == DERElement.octetString,
            parts[2].tag == DERElement.octetString, parts[3].tag == DERElement.integer
        else { return nil }
        return OCSPCertificateID(
            hash: hash, issuerNameHash: Array(bytes[parts[1].content]), issuerKeyHash: Array(bytes[parts[2].content]),
            serial: Array(bytes[parts[3].content]))
    }

    private mutating func ocspStatus(_ element: DERElement) -> OCSPStatus {
        switch element.tag {
        // Both are NULL: what holds anything was something else before it was broken.
        case DERElement.primitiveContext(0) where element.content.isEmpty: return .good
        case DERElement.primitiveContext(2) where element.content.isEmpty: return .unknown
        case DERElement.context(1):
            let parts = elements(in: element.content, limit: 2)
            let date = parts.first.flatMap { time($0, "the date of the revocation", onlyGeneralized: true) }
            let reason = parts.dropFirst().first
                .flatMap { only(in: $0.content, DERElement.enumerated, "the reason of the revocation") }
                .flatMap { smallNumber($0, "the reason of the revocation", tag: DERElement.enumerated) }
            return .revoked(at: date, reason: reason.flatMap { RevocationReason(rawValue: $0) })
        default:
            flaw("a certificate's status is none of good, revoked and unknown", at: element.start)
            return .unreadable
        }
    }
}

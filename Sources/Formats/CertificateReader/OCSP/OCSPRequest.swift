/// Asks a responder for certificates' status (RFC 6960 section 4.1), unsigned and by SHA-1 identifiers.
package struct OCSPRequest: Sendable, Hashable {
    package var certificates: [OCSPCertificateID]
    /// Makes the answer fresh, if the responder plays along (RFC 9654: 1 to 128 bytes, 32 are usual); those that answer
    /// from a cache do not.
    package var nonce: [UInt8]?

    package init(certificates: [OCSPCertificateID], nonce: [UInt8]? = nil) {
        self.certificates = certificates
        self.nonce = nonce
    }

    package var der: [UInt8] {
        let list = certificates.map { DERWriter.sequence([Self.encoded($0)]) }
        var body = [DERWriter.sequence(list)]
        if let nonce {
            let value = DERWriter.element(
                DERElement.octetString, DERWriter.element(DERElement.octetString, nonce))
            let extensions = DERWriter.sequence([DERWriter.sequence([Self.nonceIdentifier, value])])
            body.append(DERWriter.element(DERElement.context(2), extensions))
        }
        return DERWriter.sequence([DERWriter.sequence(body)])
    }

    private static func encoded(_ id: OCSPCertificateID) -> [UInt8] {
        DERWriter.sequence([
            sha1, DERWriter.element(DERElement.octetString, id.issuerNameHash),
            DERWriter.element(DERElement.octetString, id.issuerKeyHash),
            DERWriter.element(DERElement.integer, id.serial),
        ])
    }

    /// AlgorithmIdentifier { 1.3.14.3.2.26, NULL }.
    private static let sha1: [UInt8] = [0x30, 0x09, 0x06, 0x05, 0x2B, 0x0E, 0x03, 0x02, 0x1A, 0x05, 0x00]
    /// 1.3.6.1.5.5.7.48.1.2.
    private static let nonceIdentifier: [UInt8] = [
        0x06, 0x09, 0x2B, 0x06, 0x01, 0x05, 0x05, 0x07, 0x30, 0x01, 0x02,
    ]
}

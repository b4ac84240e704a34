extension DERReader {
    /// Refuses what cannot be the DER of any structure.
    /// - Parameter what: e.g. `certificate`.
    static func require(_ der: [UInt8], _ what: String, atMost limit: Int) throws(CertificateReaderError) {
        guard let first = der.first else { throw CertificateReaderError(.empty, "the \(what) is empty") }
        guard der.count <= limit else {
            throw CertificateReaderError(
                .tooLong, at: limit, "the \(what) has \(der.count) bytes; \(limit) is the most")
        }
        guard first == DERElement.sequence else {
            if der.starts(with: "-----".utf8) {
                throw CertificateReaderError(.pem, "the \(what) is PEM text, not DER")
            }
            throw CertificateReaderError(
                .notASequence, "this is no \(what): it does not begin with an ASN.1 sequence")
        }
    }

    /// An OCTET STRING's bytes; one in pieces, as BER allows and old exports of keys have, is put together.
    mutating func octets(_ element: DERElement, _ what: String) -> [UInt8] {
        switch element.tag {
        case 0x04: return Array(bytes[element.content])
        case 0x24:
            return elements(in: element.content).reduce(into: []) { whole, piece in
                if piece.tag == DERElement.octetString { whole += bytes[piece.content] }
            }
        default:
            flaw("\(what) is not an octet string", at: element.start)
            return []
        }
    }

    /// The same for `[0] IMPLICIT OCTET STRING`, whose tag does not tell.
    mutating func implicitOctets(_ element: DERElement) -> [UInt8] {
        guard element.tag & 0x20 != 0 else { return Array(bytes[element.content]) }
        return elements(in: element.content).reduce(into: []) { whole, piece in
            if piece.tag == DERElement.octetString { whole += bytes[piece.content] }
        }
    }
}

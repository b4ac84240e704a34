/// Stapled OCSP responses, unread (RFC 6066 section 8, RFC 6961 section 2.2).
package struct CertificateStatus: Sendable, Hashable {
    /// 1 is one response for the leaf, 2 one for each certificate.
    package let type: UInt8
    /// In DER, in the chain's order; nil where there is none for a certificate.
    package let responses: [[UInt8]?]

    /// Certificates that `ocsp_multi` may speak of.
    private static let limit = 200

    package init(_ message: HandshakeMessage, notes: inout TLSWireNotes) throws(TLSWireError) {
        var cursor = message.cursor
        self = try Self.read(&cursor)
        cursor.noteRest(of: message, notes: &notes)
    }

    private init(type: UInt8, responses: [[UInt8]?]) {
        self.type = type
        self.responses = responses
    }

    /// The same content stands in a TLS 1.3 certificate's extension.
    static func read(_ cursor: inout TLSCursor) throws(TLSWireError) -> CertificateStatus {
        let start = cursor.offset
        let type = try cursor.uint8()
        switch type {
        case 1: return CertificateStatus(type: type, responses: [try cursor.vector(3)])
        case 2:
            var list = try cursor.part(3)
            var responses: [[UInt8]?] = []
            while !list.isAtEnd, responses.count < limit {
                let response = try list.vector(3)
                responses.append(response.isEmpty ? nil : response)
            }
            return CertificateStatus(type: type, responses: responses)
        default: throw TLSWireError(.badValue, at: start, "a certificate status of type \(type)")
        }
    }
}

/// The proof that the server has its certificate's key, TLS 1.3 (RFC 8446 section 4.4.3).
package struct CertificateVerify: Sendable, Hashable {
    package let scheme: SignatureScheme
    package let signature: [UInt8]

    package init(_ message: HandshakeMessage, notes: inout TLSWireNotes) throws(TLSWireError) {
        var cursor = message.cursor
        scheme = SignatureScheme(rawValue: try cursor.uint16())
        signature = try cursor.vector(2)
        cursor.noteRest(of: message, notes: &notes)
    }
}

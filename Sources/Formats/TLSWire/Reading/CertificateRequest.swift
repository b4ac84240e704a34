/// The server asks who the client is (RFC 5246 section 7.4.4, RFC 8446 section 4.3.2).
package struct CertificateRequest: Sendable, Hashable {
    /// Up to TLS 1.2: 1 is RSA, 2 is DSS, 64 is ECDSA.
    package let certificateTypes: [UInt8]
    /// From TLS 1.2 on.
    package let signatureSchemes: [SignatureScheme]
    /// Distinguished names in DER that the server trusts, `ServerContext.nameLimit` at most; often none.
    package let authorities: [[UInt8]]
    package let authorityCount: Int
    /// TLS 1.3 only.
    package let extensions: TLSExtensions

    package init(
        _ message: HandshakeMessage, in server: ServerContext, notes: inout TLSWireNotes
    ) throws(TLSWireError) {
        var cursor = message.cursor
        if server.isTLS13 {
            try cursor.skipVector(1)
            var list = try cursor.part(2)
            extensions = TLSExtensions(&list, offered: nil, notes: &notes)
            certificateTypes = []
            signatureSchemes = extensions.signatureSchemes(.signatureAlgorithms, notes: &notes) ?? []
            var inner = TLSWireNotes()
            let names = extensions.read(.certificateAuthorities, notes: &notes) { (part) throws(TLSWireError) in
                try part.vectors(limit: server.nameLimit, "names of authorities", notes: &inner)
            }
            for note in inner.all { notes.add(note.kind, at: note.offset, note.detail) }
            (authorities, authorityCount) = names ?? ([], 0)
        } else {
            extensions = TLSExtensions()
            certificateTypes = try cursor.vector(1)
            signatureSchemes =
                server.version.map { $0 >= .tls12 } ?? false ? try cursor.numbers(2).map(SignatureScheme.init) : []
            (authorities, authorityCount) = try cursor.vectors(
                limit: server.nameLimit, "names of authorities", notes: &notes)
        }
        cursor.noteRest(of: message, notes: &notes)
    }
}

/// The server's chain as served, leaf first (RFC 5246 section 7.4.2, RFC 8446 section 4.4.2).
package struct CertificateMessage: Sendable, Hashable {
    /// Empty from servers; TLS 1.3 only.
    package let context: [UInt8]
    /// The first ones, `ServerContext.certificateLimit` at most.
    package let entries: [CertificateEntry]
    /// How many there are, kept or not.
    package let count: Int

    package init(
        _ message: HandshakeMessage, in server: ServerContext = ServerContext(), notes: inout TLSWireNotes
    ) throws(TLSWireError) {
        var cursor = message.cursor
        context = server.isTLS13 ? try cursor.vector(1) : []
        var list = try cursor.part(3)
        var entries: [CertificateEntry] = []
        var count = 0
        while !list.isAtEnd {
            let start = list.offset
            do throws(TLSWireError) {
                var der = try list.part(3)
                var extensions = try server.isTLS13 ? list.part(2) : TLSCursor([])
                count += 1
                if der.isAtEnd { notes.add(.emptyCertificate, at: start, "certificate \(count) is empty") }
                guard count <= server.certificateLimit else { continue }
                let read = TLSExtensions(&extensions, offered: server.offered, notes: &notes)
                entries.append(CertificateEntry(der: der.rest(), extensions: read, notes: &notes))
            } catch {
                // What came before is a chain that can still be looked at.
                guard count > 0 else { throw error }
                notes.add(.brokenList, at: start, "the list of certificates breaks off: \(error.fault)")
                break
            }
        }
        if count > entries.count {
            notes.add(.tooMany, at: list.offset, "\(count) certificates, of which \(entries.count) are kept")
        }
        cursor.noteRest(of: message, notes: &notes)
        self.entries = entries
        self.count = count
    }
}

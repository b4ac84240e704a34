/// A ticket to come back with (RFC 5077 section 3.3, RFC 8446 section 4.6.1).
package struct NewSessionTicket: Sendable, Hashable {
    /// Seconds; RFC 8446 allows seven days. In TLS 1.2, 0 means that the server does not say.
    package let lifetime: UInt32
    /// TLS 1.3 only; added to the ticket's age so that it cannot be followed.
    package let ageAdd: UInt32
    package let nonce: [UInt8]
    package let ticket: [UInt8]
    /// TLS 1.3 only: bytes of early data allowed with it; nil when none is.
    package let maxEarlyData: UInt32?
    package let extensions: TLSExtensions

    package init(
        _ message: HandshakeMessage, in server: ServerContext, notes: inout TLSWireNotes
    ) throws(TLSWireError) {
        var cursor = message.cursor
        lifetime = try cursor.uint32()
        ageAdd = server.isTLS13 ? try cursor.uint32() : 0
        nonce = server.isTLS13 ? try cursor.vector(1) : []
        ticket = try cursor.vector(2)
        if server.isTLS13 {
            var list = try cursor.part(2)
            extensions = TLSExtensions(&list, offered: nil, notes: &notes)
            maxEarlyData = extensions.read(.earlyData, notes: &notes) { (part) throws(TLSWireError) in
                try part.uint32()
            }
        } else {
            extensions = TLSExtensions()
            maxEarlyData = nil
        }
        cursor.noteRest(of: message, notes: &notes)
    }
}

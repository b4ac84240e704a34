/// The rest of what a TLS 1.3 server chose (RFC 8446 section 4.3.1).
package struct EncryptedExtensions: Sendable, Hashable {
    package let extensions: TLSExtensions
    package let alpn: String?
    /// The server's favourites for next time.
    package let supportedGroups: [NamedGroup]?
    package let recordSizeLimit: UInt16?
    /// Early data was taken.
    package var acceptsEarlyData: Bool { extensions.contains(.earlyData) }

    package init(
        _ message: HandshakeMessage, offered: Set<TLSExtensionType>? = nil, notes: inout TLSWireNotes
    ) throws(TLSWireError) {
        var cursor = message.cursor
        var list = try cursor.part(2)
        extensions = TLSExtensions(&list, offered: offered, notes: &notes)
        cursor.noteRest(of: message, notes: &notes)
        alpn = extensions.alpn(notes: &notes)
        supportedGroups = extensions.read(.supportedGroups, notes: &notes) { (part) throws(TLSWireError) in
            try part.numbers(2).map(NamedGroup.init)
        }
        recordSizeLimit = extensions.read(.recordSizeLimit, notes: &notes) { (part) throws(TLSWireError) in
            try part.uint16()
        }
    }
}

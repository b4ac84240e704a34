extension TLSExtensions {
    /// The protocol agreed by ALPN; a server must name exactly one (RFC 7301 section 3.1).
    func alpn(notes: inout TLSWireNotes) -> String? {
        read(.alpn, notes: &notes) { (part) throws(TLSWireError) in
            var list = try part.part(2)
            let name = try list.vector(1)
            guard list.isAtEnd else {
                throw TLSWireError(.badValue, at: list.offset, "more than one protocol is chosen")
            }
            return String(decoding: name, as: UTF8.self)
        }
    }

    func signatureSchemes(_ type: TLSExtensionType, notes: inout TLSWireNotes) -> [SignatureScheme]? {
        read(type, notes: &notes) { (part) throws(TLSWireError) in
            try part.numbers(2).map(SignatureScheme.init)
        }
    }
}

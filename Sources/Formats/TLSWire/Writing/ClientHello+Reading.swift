extension ClientHello {
    /// Reads a hello's handshake message back; its extensions come as `.other`, byte for byte.
    package init(message: HandshakeMessage, recordVersion: TLSVersion) throws(TLSWireError) {
        var cursor = message.cursor
        let version = TLSVersion(rawValue: try cursor.uint16())
        let random = try cursor.bytes(32)
        let sessionID = try cursor.vector(1)
        var suites = try cursor.part(2)
        var cipherSuites: [CipherSuite] = []
        while suites.remaining > 0 { cipherSuites.append(CipherSuite(rawValue: try suites.uint16())) }
        let methods = try cursor.vector(1)
        var extensions: [ClientHelloExtension] = []
        if !cursor.isAtEnd {
            var list = try cursor.part(2)
            while !list.isAtEnd {
                let type = TLSExtensionType(rawValue: try list.uint16())
                extensions.append(.other(type, try list.vector(2)))
            }
        }
        guard cursor.isAtEnd else {
            throw TLSWireError(.badValue, at: cursor.offset, "\(cursor.remaining) bytes follow the hello's end")
        }
        self.init(
            version: version, random: random, cipherSuites: cipherSuites, extensions: extensions,
            recordVersion: recordVersion, sessionID: sessionID, compressionMethods: methods)
    }
}

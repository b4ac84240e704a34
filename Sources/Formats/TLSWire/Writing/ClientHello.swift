/// A hello of SSLv3 to TLS 1.3, every field the caller's choice.
package struct ClientHello: Sendable, Hashable {
    /// What records say; old middleboxes want TLS 1.0 here, whatever is offered inside (RFC 8446 section 5.1).
    package var recordVersion: TLSVersion
    /// The newest version offered; TLS 1.2 when `supportedVersions` offers TLS 1.3.
    package var version: TLSVersion
    /// 32 bytes. Made by the caller: nothing here is random.
    package var random: [UInt8]
    /// At most 32 bytes.
    package var sessionID: [UInt8]
    package var cipherSuites: [CipherSuite]
    /// 0 is none, 1 is DEFLATE.
    package var compressionMethods: [UInt8]
    /// In this order. Without any, not even their length is sent, as in SSLv3.
    package var extensions: [ClientHelloExtension]

    package init(
        version: TLSVersion, random: [UInt8], cipherSuites: [CipherSuite], extensions: [ClientHelloExtension] = [],
        recordVersion: TLSVersion? = nil, sessionID: [UInt8] = [], compressionMethods: [UInt8] = [0]
    ) {
        self.recordVersion = recordVersion ?? min(version, .tls10)
        self.version = version
        self.random = random
        self.sessionID = sessionID
        self.cipherSuites = cipherSuites
        self.compressionMethods = compressionMethods
        self.extensions = extensions
    }

    /// Bytes that hardly any hello is longer than.
    private static let usualLength = 640

    /// The types that a server may answer (`ServerContext.offered`); the SCSV counts as its extension.
    package var offeredExtensions: Set<TLSExtensionType> {
        var types = Set(extensions.map(\.type))
        if cipherSuites.contains(.emptyRenegotiationInfoSCSV) { types.insert(.renegotiationInfo) }
        return types
    }

    /// The handshake message, header included: what goes into a transcript.
    /// - Throws: `too-large` when a field does not fit, `bad-value` for a random that has not 32 bytes.
    package func message() throws(TLSWireError) -> [UInt8] {
        guard random.count == 32 else {
            throw TLSWireError(.badValue, at: 6, "a random has 32 bytes, not \(random.count)")
        }
        guard sessionID.count <= 32 else {
            throw TLSWireError(.tooLarge, at: 38, "a session id has 32 bytes at most, not \(sessionID.count)")
        }
        var writer = TLSByteWriter(capacity: Self.usualLength)
        writer.uint8(HandshakeType.clientHello.rawValue)
        try writer.vector(3, "a hello") { (writer) throws(TLSWireError) in
            writer.uint16(version.rawValue)
            writer.append(random)
            try writer.vector(1, "a session id", sessionID)
            try writer.numbers("a list of cipher suites", cipherSuites.lazy.map(\.rawValue))
            try writer.vector(1, "a list of compression methods", compressionMethods)
            guard !extensions.isEmpty else { return }
            try writer.vector(2, "the extensions") { (writer) throws(TLSWireError) in
                for item in extensions {
                    writer.uint16(item.type.rawValue)
                    try writer.vector(2, "the extension \(item.type.name)") { (writer) throws(TLSWireError) in
                        try item.write(to: &writer)
                    }
                }
            }
        }
        return writer.bytes
    }

    /// The hello in records, as it goes to the server.
    /// - Parameter fragment: bytes in a record at most; less than the hello has, to see whether a server puts it together.
    package func records(fragment: Int = TLSRecord.plaintextLimit) throws(TLSWireError) -> [UInt8] {
        try TLSRecord.encode(.handshake, recordVersion, message(), fragment: fragment)
    }

    /// The same, made 512 bytes long if it has 256 to 511, at which some load balancers hang (RFC 7685 section 3).
    ///
    /// A pre-shared key must stay last, so the padding goes before it.
    package func padded() throws(TLSWireError) -> ClientHello { try paddedWithMessage().hello }

    /// The same and its message, which is written for its length anyway.
    package func paddedWithMessage() throws(TLSWireError) -> (hello: ClientHello, message: [UInt8]) {
        let message = try message()
        let length = message.count
        guard (256...511).contains(length), !extensions.isEmpty else { return (self, message) }
        var hello = self
        let place = extensions.lastIndex { $0.type == .preSharedKey } ?? extensions.endIndex
        // Four bytes are the extension's own; some servers cannot bear an empty last one, so it has a byte at least.
        hello.extensions.insert(.padding(max(1, 512 - length - 4)), at: place)
        return (hello, try hello.message())
    }
}

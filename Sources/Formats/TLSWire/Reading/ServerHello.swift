/// What the server chose (RFC 5246 section 7.4.1.3, RFC 8446 section 4.1.3); also HelloRetryRequest.
package struct ServerHello: Sendable, Hashable {
    /// The end of `random` by which a server says that it could do better than it was asked for.
    package enum DowngradeSentinel: String, Sendable, Hashable, CaseIterable {
        /// It could do TLS 1.3 and was asked for TLS 1.2.
        case fromTLS13 = "from-tls13"
        /// It could do TLS 1.2 or newer and was asked for TLS 1.1 or older.
        case fromTLS12 = "from-tls12"
    }

    /// The field of that name; TLS 1.3 says TLS 1.2 here.
    package let legacyVersion: TLSVersion
    package let random: [UInt8]
    package let sessionID: [UInt8]
    package let cipherSuite: CipherSuite
    /// 0 is none; 1 is DEFLATE, which CRIME needs.
    package let compressionMethod: UInt8
    package let extensions: TLSExtensions

    /// What was agreed: the extension's, or else the field's.
    package let version: TLSVersion
    package let keyShare: TLSKeyShare?
    /// HelloRetryRequest: the group the server wants a key in.
    package let requestedGroup: NamedGroup?
    package let cookie: [UInt8]?
    package let alpn: String?
    /// 1: the peer answers heartbeats; 2: it does not want any; nil: it does not know them.
    package let heartbeatMode: UInt8?
    package let pointFormats: [UInt8]?
    /// Data of `renegotiation_info`: empty in a first handshake; nil when the server cannot renegotiate securely.
    package let renegotiationInfo: [UInt8]?
    package let maxFragmentLength: UInt8?
    /// Position of the pre-shared key that was taken (TLS 1.3).
    package let preSharedKey: UInt16?
    /// SCTs in the extension (TLS 1.2), as a list still to be read (RFC 6962 section 3.3).
    package let timestamps: [UInt8]?

    /// SHA-256 of "HelloRetryRequest" (RFC 8446 section 4.1.3).
    package static let helloRetryRandom: [UInt8] = [
        0xCF, 0x21, 0xAD, 0x74, 0xE5, 0x9A, 0x61, 0x11, 0xBE, 0x1D, 0x8C, 0x02, 0x1E, 0x65, 0xB8, 0x91, 0xC2, 0xA2,
        0x11, 0x16, 0x7A, 0xBB, 0x8C, 0x5E, 0x07, 0x9E, 0x09, 0xE2, 0xC8, 0xA8, 0x33, 0x9C,
    ]

    package var isHelloRetryRequest: Bool { random == Self.helloRetryRandom }

    package var downgradeSentinel: DowngradeSentinel? {
        switch Array(random.suffix(8)) {
        case [0x44, 0x4F, 0x57, 0x4E, 0x47, 0x52, 0x44, 0x01]: .fromTLS13
        case [0x44, 0x4F, 0x57, 0x4E, 0x47, 0x52, 0x44, 0x00]: .fromTLS12
        default: nil
        }
    }

    package var supportsSecureRenegotiation: Bool { renegotiationInfo != nil }
    package var hasExtendedMasterSecret: Bool { extensions.contains(.extendedMasterSecret) }
    package var hasEncryptThenMAC: Bool { extensions.contains(.encryptThenMAC) }
    /// A ticket will come (TLS 1.2).
    package var promisesTicket: Bool { extensions.contains(.sessionTicket) }
    /// A staple will come in CertificateStatus (TLS 1.2).
    package var promisesStaple: Bool { extensions.contains(.statusRequest) || extensions.contains(.statusRequestV2) }
    /// The server took note of the name; its absence means nothing.
    package var acknowledgesServerName: Bool { extensions.contains(.serverName) }

    package init(
        _ message: HandshakeMessage, offered: Set<TLSExtensionType>? = nil, notes: inout TLSWireNotes
    ) throws(TLSWireError) {
        var cursor = message.cursor
        legacyVersion = TLSVersion(rawValue: try cursor.uint16())
        random = try cursor.bytes(32)
        sessionID = try cursor.vector(1)
        cipherSuite = CipherSuite(rawValue: try cursor.uint16())
        compressionMethod = try cursor.uint8()
        if sessionID.count > 32 {
            notes.add(.strangeValue, at: 38, "the session id has \(sessionID.count) bytes; 32 are allowed")
        }
        var extensions = TLSExtensions()
        if !cursor.isAtEnd {
            var list = try cursor.part(2)
            // A cookie is never offered before it is given.
            let allowed = random == Self.helloRetryRandom ? offered?.union([.cookie]) : offered
            extensions = TLSExtensions(&list, offered: allowed, notes: &notes)
        }
        cursor.noteRest(of: message, notes: &notes)
        self.extensions = extensions

        let chosen = extensions.read(.supportedVersions, notes: &notes) { (part) throws(TLSWireError) in
            TLSVersion(rawValue: try part.uint16())
        }
        version = chosen ?? legacyVersion
        let isRetry = random == Self.helloRetryRandom
        var share: TLSKeyShare?
        requestedGroup = extensions.read(.keyShare, notes: &notes) { (part) throws(TLSWireError) in
            let group = NamedGroup(rawValue: try part.uint16())
            if !isRetry { share = TLSKeyShare(group: group, publicKey: try part.vector(2)) }
            return isRetry ? group : nil
        }
        keyShare = share
        cookie = extensions.read(.cookie, notes: &notes) { (part) throws(TLSWireError) in try part.vector(2) }
        alpn = extensions.alpn(notes: &notes)
        heartbeatMode = extensions.read(.heartbeat, notes: &notes) { (part) throws(TLSWireError) in try part.uint8() }
        pointFormats = extensions.read(.ecPointFormats, notes: &notes) { (part) throws(TLSWireError) in
            try part.vector(1)
        }
        renegotiationInfo = extensions.read(.renegotiationInfo, notes: &notes) { (part) throws(TLSWireError) in
            try part.vector(1)
        }
        maxFragmentLength = extensions.read(.maxFragmentLength, notes: &notes) { (part) throws(TLSWireError) in
            try part.uint8()
        }
        preSharedKey = extensions.read(.preSharedKey, notes: &notes) { (part) throws(TLSWireError) in
            try part.uint16()
        }
        timestamps = extensions[.signedCertificateTimestamp]?.data
    }
}

import TLSWire

/// What a client that means to go through with a handshake says of itself.
struct SessionOffer: Sendable {
    /// Newest first.
    var versions: [TLSVersion] = SessionOffer.usualVersions
    var suites: [CipherSuite] = SessionOffer.browserSuites
    /// Keys are sent along for the first that can be made.
    var groups: [NamedGroup] = SessionOffer.browserGroups
    var schemes: [SignatureScheme] = ClientHello.commonSignatureSchemes
    var serverName: String?
    var alpn: [String] = []
    /// Asks for a ticket of TLS 1.2.
    var wantsTicket = true

    static let usualVersions: [TLSVersion] = [.tls13, .tls12, .tls11, .tls10]

    /// Those of TLS 1.3 that a record can be opened with, then what browsers offer for 1.2, then what old servers have.
    static let browserSuites: [CipherSuite] =
        [
            0x1301, 0x1303, 0x1302, 0xC02B, 0xC02F, 0xCCA9, 0xCCA8, 0xC02C, 0xC030, 0xC009, 0xC013, 0xC00A, 0xC014,
            0xC023,
            0xC027, 0xC024, 0xC028, 0xC0AC, 0xC0AD, 0x009E, 0x009F, 0xCCAA, 0x0067, 0x006B, 0x0033, 0x0039, 0x009C,
            0x009D,
            0x003C, 0x003D, 0x002F, 0x0035, 0x0041, 0x0084, 0xC008, 0xC012, 0x0016, 0x000A, 0x0005, 0x0004,
        ].map(CipherSuite.init)

    /// What can be finished in TLS 1.2: a fresh key on a curve, and AEAD.
    static let classicSuites: [CipherSuite] = [0xC02B, 0xC02F, 0xCCA9, 0xCCA8, 0xC02C, 0xC030].map(CipherSuite.init)

    /// The post-quantum group is named and no key of it sent, so that servers which prefer it ask for one.
    static let browserGroups: [NamedGroup] = [
        .x25519, .secp256r1, .x25519MLKEM768, .secp384r1, .secp521r1, .x448, .ffdhe2048, .ffdhe3072,
    ]

    /// - Parameters:
    ///   - shares: public keys for TLS 1.3.
    ///   - sessionID: 32 bytes make TLS 1.3 look like what middleboxes know (RFC 8446 appendix D.4).
    func hello(shares: [TLSKeyShare], random: [UInt8], sessionID: [UInt8], cookie: [UInt8]? = nil) -> ClientHello {
        let (newest, oldest) = (versions.max() ?? .tls13, versions.min() ?? .tls12)
        var extensions: [ClientHelloExtension] = []
        if let serverName { extensions.append(.serverName(serverName)) }
        extensions += [.supportedGroups(groups), .ecPointFormats([0]), .signatureAlgorithms(schemes)]
        if newest >= .tls13 {
            extensions += [.supportedVersions(versions), .pskKeyExchangeModes([1]), .keyShare(shares)]
            if let cookie { extensions.append(.cookie(cookie)) }
        }
        if oldest <= .tls12 {
            extensions += [.renegotiationInfo([]), .extendedMasterSecret]
            if wantsTicket { extensions.append(.sessionTicket([])) }
        }
        if !alpn.isEmpty { extensions.append(.alpn(alpn)) }
        extensions += [.statusRequest, .signedCertificateTimestamp]
        return ClientHello(
            version: min(newest, .tls12), random: random,
            cipherSuites: usableSuites, extensions: extensions, sessionID: sessionID)
    }

    /// Those of `suites` that some of `versions` can use; browsers' are usable in one or another of the usual versions.
    private var usableSuites: [CipherSuite] {
        if versions == Self.usualVersions, suites == Self.browserSuites { return suites }
        return suites.filter { $0.isUsable(inAnyOf: versions) }
    }
}

extension CipherSuite {
    fileprivate func isUsable(inAnyOf versions: [TLSVersion]) -> Bool { versions.contains { isUsable(in: $0) } }
}

extension ClientHello {
    /// A hello as a common client would send it for this version and no newer one.
    ///
    /// SSLv3 goes without extensions, since its servers know none; renegotiation is signalled among the suites.
    /// - Parameters:
    ///   - serverName: sent as SNI; nil for none.
    ///   - groups: for versions with extensions; empty to leave them out.
    ///   - keyShares: TLS 1.3 only; none makes the server ask for its favourite among `groups`.
    ///   - more: put at the end.
    package static func offer(
        _ version: TLSVersion, random: [UInt8], sessionID: [UInt8] = [], cipherSuites: [CipherSuite],
        serverName: String? = nil, groups: [NamedGroup] = commonGroups,
        signatureSchemes: [SignatureScheme] = commonSignatureSchemes, keyShares: [TLSKeyShare] = [],
        alpn: [String] = [], more: [ClientHelloExtension] = []
    ) -> ClientHello {
        var hello = ClientHello(
            version: min(version, .tls12), random: random, cipherSuites: cipherSuites, sessionID: sessionID)
        guard version > .ssl3 else {
            hello.cipherSuites.append(.emptyRenegotiationInfoSCSV)
            hello.extensions = more
            return hello
        }
        var extensions: [ClientHelloExtension] = []
        if let serverName { extensions.append(.serverName(serverName)) }
        if !groups.isEmpty {
            extensions.append(.supportedGroups(groups))
            if version < .tls13 { extensions.append(.ecPointFormats([0])) }
        }
        if version >= .tls12 { extensions.append(.signatureAlgorithms(signatureSchemes)) }
        if version >= .tls13 {
            extensions += [.supportedVersions([version]), .pskKeyExchangeModes([1]), .keyShare(keyShares)]
        } else {
            extensions += [.renegotiationInfo([]), .extendedMasterSecret, .encryptThenMAC, .sessionTicket([])]
        }
        if !alpn.isEmpty { extensions.append(.alpn(alpn)) }
        extensions += [.statusRequest, .signedCertificateTimestamp]
        hello.extensions = extensions + more
        return hello
    }

    /// Groups nearly every server shares one of.
    package static let commonGroups: [NamedGroup] = [
        .x25519, .secp256r1, .secp384r1, .secp521r1, .x448, .ffdhe2048, .ffdhe3072, .ffdhe4096, .ffdhe6144,
        .ffdhe8192,
    ]

    /// All that TLS 1.2 and 1.3 servers sign with, newest first, SHA-1 last.
    package static let commonSignatureSchemes: [SignatureScheme] = [
        .ecdsaSecp256r1SHA256, .ecdsaSecp384r1SHA384, .ecdsaSecp521r1SHA512, .ed25519, .ed448, .rsaPSSRSAESHA256,
        .rsaPSSRSAESHA384, .rsaPSSRSAESHA512, .rsaPSSPSSSHA256, .rsaPSSPSSSHA384, .rsaPSSPSSSHA512, .mlDSA44, .mlDSA65,
        .mlDSA87, .rsaPKCS1SHA256, .rsaPKCS1SHA384, .rsaPKCS1SHA512, SignatureScheme(rawValue: 0x0402),
        SignatureScheme(rawValue: 0x0303), SignatureScheme(rawValue: 0x0301), .ecdsaSHA1, .rsaPKCS1SHA1,
        SignatureScheme(rawValue: 0x0202),
    ]
}

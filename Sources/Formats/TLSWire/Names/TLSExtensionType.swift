/// The type of an extension in a hello or beside a certificate: any 16-bit number.
package struct TLSExtensionType: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    package static let serverName = TLSExtensionType(rawValue: 0)
    package static let maxFragmentLength = TLSExtensionType(rawValue: 1)
    package static let statusRequest = TLSExtensionType(rawValue: 5)
    package static let supportedGroups = TLSExtensionType(rawValue: 10)
    package static let ecPointFormats = TLSExtensionType(rawValue: 11)
    package static let signatureAlgorithms = TLSExtensionType(rawValue: 13)
    package static let heartbeat = TLSExtensionType(rawValue: 15)
    package static let alpn = TLSExtensionType(rawValue: 16)
    package static let statusRequestV2 = TLSExtensionType(rawValue: 17)
    package static let signedCertificateTimestamp = TLSExtensionType(rawValue: 18)
    package static let padding = TLSExtensionType(rawValue: 21)
    package static let encryptThenMAC = TLSExtensionType(rawValue: 22)
    package static let extendedMasterSecret = TLSExtensionType(rawValue: 23)
    package static let recordSizeLimit = TLSExtensionType(rawValue: 28)
    package static let sessionTicket = TLSExtensionType(rawValue: 35)
    package static let preSharedKey = TLSExtensionType(rawValue: 41)
    package static let earlyData = TLSExtensionType(rawValue: 42)
    package static let supportedVersions = TLSExtensionType(rawValue: 43)
    package static let cookie = TLSExtensionType(rawValue: 44)
    package static let pskKeyExchangeModes = TLSExtensionType(rawValue: 45)
    package static let certificateAuthorities = TLSExtensionType(rawValue: 47)
    package static let signatureAlgorithmsCert = TLSExtensionType(rawValue: 50)
    package static let keyShare = TLSExtensionType(rawValue: 51)
    package static let renegotiationInfo = TLSExtensionType(rawValue: 0xFF01)

    package var isGREASE: Bool { GREASE.isValue(rawValue) }

    /// As the IANA registry writes it: `server_name`.
    package var name: String { Self.names[rawValue] ?? WireNumber.text(rawValue) }

    package var description: String { name }

    package static func < (a: TLSExtensionType, b: TLSExtensionType) -> Bool { a.rawValue < b.rawValue }

    private static let names: [UInt16: String] = [
        0: "server_name", 1: "max_fragment_length", 2: "client_certificate_url", 3: "trusted_ca_keys",
        4: "truncated_hmac", 5: "status_request", 6: "user_mapping", 7: "client_authz", 8: "server_authz",
        9: "cert_type", 10: "supported_groups", 11: "ec_point_formats", 12: "srp", 13: "signature_algorithms",
        14: "use_srtp", 15: "heartbeat", 16: "application_layer_protocol_negotiation", 17: "status_request_v2",
        18: "signed_certificate_timestamp", 19: "client_certificate_type", 20: "server_certificate_type",
        21: "padding", 22: "encrypt_then_mac", 23: "extended_master_secret", 24: "token_binding", 25: "cached_info",
        26: "tls_lts", 27: "compress_certificate", 28: "record_size_limit", 29: "pwd_protect", 30: "pwd_clear",
        31: "password_salt", 32: "ticket_pinning", 33: "tls_cert_with_extern_psk", 34: "delegated_credential",
        35: "session_ticket", 36: "TLMSP", 37: "TLMSP_proxying", 38: "TLMSP_delegate",
        39: "supported_ekt_ciphers", 41: "pre_shared_key", 42: "early_data", 43: "supported_versions", 44: "cookie",
        45: "psk_key_exchange_modes", 47: "certificate_authorities", 48: "oid_filters", 49: "post_handshake_auth",
        50: "signature_algorithms_cert", 51: "key_share", 52: "transparency_info", 54: "connection_id",
        55: "external_id_hash", 56: "external_session_id", 57: "quic_transport_parameters",
        58: "ticket_request", 59: "dnssec_chain", 60: "sequence_number_encryption_algorithms", 61: "rrc",
        0x3374: "next_protocol_negotiation", 0x4469: "application_settings (old)", 0x44CD: "application_settings",
        0x7550: "channel_id", 0xFD00: "ech_outer_extensions", 0xFE0D: "encrypted_client_hello",
        0xFF01: "renegotiation_info",
    ]
}

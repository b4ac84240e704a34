/// What an alert is about: any byte; those in the IANA registry have a constant or a name.
package struct TLSAlertDescription: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    package let rawValue: UInt8

    package init(rawValue: UInt8) { self.rawValue = rawValue }

    package static let closeNotify = TLSAlertDescription(rawValue: 0)
    package static let unexpectedMessage = TLSAlertDescription(rawValue: 10)
    package static let badRecordMAC = TLSAlertDescription(rawValue: 20)
    package static let decryptionFailed = TLSAlertDescription(rawValue: 21)
    package static let recordOverflow = TLSAlertDescription(rawValue: 22)
    package static let handshakeFailure = TLSAlertDescription(rawValue: 40)
    package static let illegalParameter = TLSAlertDescription(rawValue: 47)
    package static let decodeError = TLSAlertDescription(rawValue: 50)
    package static let decryptError = TLSAlertDescription(rawValue: 51)
    package static let protocolVersion = TLSAlertDescription(rawValue: 70)
    package static let insufficientSecurity = TLSAlertDescription(rawValue: 71)
    package static let internalError = TLSAlertDescription(rawValue: 80)
    package static let inappropriateFallback = TLSAlertDescription(rawValue: 86)
    package static let userCancelled = TLSAlertDescription(rawValue: 90)
    package static let noRenegotiation = TLSAlertDescription(rawValue: 100)
    package static let missingExtension = TLSAlertDescription(rawValue: 109)
    package static let unrecognizedName = TLSAlertDescription(rawValue: 112)
    package static let certificateRequired = TLSAlertDescription(rawValue: 116)
    package static let noApplicationProtocol = TLSAlertDescription(rawValue: 120)

    /// As RFC 8446 section 6 writes it: `handshake_failure`.
    package var name: String { Self.names[rawValue] ?? WireNumber.text(rawValue) }

    package var description: String { name }

    package static func < (a: TLSAlertDescription, b: TLSAlertDescription) -> Bool { a.rawValue < b.rawValue }

    private static let names: [UInt8: String] = [
        0: "close_notify", 10: "unexpected_message", 20: "bad_record_mac", 21: "decryption_failed",
        22: "record_overflow", 30: "decompression_failure", 40: "handshake_failure", 41: "no_certificate",
        42: "bad_certificate", 43: "unsupported_certificate", 44: "certificate_revoked", 45: "certificate_expired",
        46: "certificate_unknown", 47: "illegal_parameter", 48: "unknown_ca", 49: "access_denied", 50: "decode_error",
        51: "decrypt_error", 52: "too_many_cids_requested", 60: "export_restriction", 70: "protocol_version",
        71: "insufficient_security", 80: "internal_error", 86: "inappropriate_fallback", 90: "user_canceled",
        100: "no_renegotiation", 109: "missing_extension", 110: "unsupported_extension",
        111: "certificate_unobtainable", 112: "unrecognized_name", 113: "bad_certificate_status_response",
        114: "bad_certificate_hash_value", 115: "unknown_psk_identity", 116: "certificate_required",
        117: "general_error", 120: "no_application_protocol", 121: "ech_required",
    ]
}

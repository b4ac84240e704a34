/// The server's half of the key agreement, up to TLS 1.2, in clear (RFC 5246 section 7.4.3, RFC 8422 section 5.4).
package struct ServerKeyExchange: Sendable, Hashable {
    package enum Parameters: Sendable, Hashable {
        /// Diffie-Hellman: numbers as sent, big-endian.
        case finiteField(prime: [UInt8], generator: [UInt8], publicKey: [UInt8])
        case namedCurve(NamedGroup, publicKey: [UInt8])
        /// A curve spelt out; bits of its field.
        case explicitCurve(NamedGroup, fieldBits: Int, publicKey: [UInt8])
        /// The throw-away RSA key of an export suite.
        case rsa(modulus: [UInt8], exponent: [UInt8])
        case srp(prime: [UInt8], generator: [UInt8], salt: [UInt8], publicKey: [UInt8])
        /// PSK without key agreement: its hint alone.
        case hint
        /// A suite whose parameters are not read.
        case other([UInt8])
    }

    package let parameters: Parameters
    /// PSK suites only.
    package let identityHint: [UInt8]?
    /// TLS 1.2 only; nil also where nothing is signed.
    package let signatureScheme: SignatureScheme?
    /// Empty for anonymous, PSK and SRP suites.
    package let signature: [UInt8]
    /// What the signature is over, after both randoms: the parameters as sent.
    package let signedParameters: [UInt8]

    /// Bits of the prime, field or modulus: 2048 for a common DH group, 256 for P-256; nil when it does not show.
    package var bits: Int? {
        switch parameters {
        case .finiteField(let prime, _, _), .srp(let prime, _, _, _): BigEndianNumber.bits(prime)
        case .rsa(let modulus, _): BigEndianNumber.bits(modulus)
        case .explicitCurve(_, let fieldBits, _): fieldBits
        case .namedCurve, .hint, .other: nil
        }
    }

    /// The group, when it has a name on the wire.
    package var group: NamedGroup? {
        if case .namedCurve(let group, _) = parameters { group } else { nil }
    }

    /// - Parameter server: must have the suite and version agreed.
    package init(
        _ message: HandshakeMessage, in server: ServerContext, notes: inout TLSWireNotes
    ) throws(TLSWireError) {
        let suite = server.cipherSuite ?? CipherSuite(rawValue: 0)
        var cursor = message.cursor
        let isPSK = [.psk, .rsaPSK, .dhePSK, .ecdhePSK].contains(suite.keyExchange)
        identityHint = isPSK ? try cursor.vector(2) : nil
        let start = cursor.offset
        parameters = try Self.parameters(suite.keyExchange, &cursor)
        signedParameters = Array(message.bytes[start..<cursor.offset])
        guard Self.isSigned(suite, parameters) else {
            (signatureScheme, signature) = (nil, [])
            cursor.noteRest(of: message, notes: &notes)
            return
        }
        signatureScheme =
            server.version.map { $0 >= .tls12 } ?? false ? SignatureScheme(rawValue: try cursor.uint16()) : nil
        signature = try cursor.vector(2)
        cursor.noteRest(of: message, notes: &notes)
    }

    private static func isSigned(_ suite: CipherSuite, _ parameters: Parameters) -> Bool {
        if case .other = parameters { return false }
        return switch suite.keyExchange {
        case .psk, .rsaPSK, .dhePSK, .ecdhePSK: false
        default: suite.authentication != .anonymous && suite.authentication != .srp
        }
    }

    private static func parameters(
        _ exchange: CipherKeyExchange, _ cursor: inout TLSCursor
    ) throws(TLSWireError) -> Parameters {
        switch exchange {
        case .dhe, .dhePSK, .dh:
            return .finiteField(
                prime: try cursor.vector(2), generator: try cursor.vector(2), publicKey: try cursor.vector(2))
        case .ecdhe, .ecdhePSK, .ecdh: return try curve(&cursor)
        case .rsa: return .rsa(modulus: try cursor.vector(2), exponent: try cursor.vector(2))
        case .psk, .rsaPSK: return .hint
        case .srp:
            return .srp(
                prime: try cursor.vector(2), generator: try cursor.vector(2), salt: try cursor.vector(1),
                publicKey: try cursor.vector(2))
        case .null, .kerberos, .fortezza, .gost, .passwordECC, .sm2, .identityBased, .identityBasedEphemeral, .any,
            .unknown:
            return .other(cursor.rest())
        }
    }

    private static func curve(_ cursor: inout TLSCursor) throws(TLSWireError) -> Parameters {
        let start = cursor.offset
        switch try cursor.uint8() {
        case 1:
            let bits = BigEndianNumber.bits(try cursor.vector(1))
            // Two coefficients, base point, order, cofactor.
            for _ in 0..<5 { try cursor.skipVector(1) }
            return .explicitCurve(.explicitPrime, fieldBits: bits, publicKey: try cursor.vector(1))
        case 2:
            let bits = Int(try cursor.uint16())
            // One middle term of the field's polynomial, or three.
            let terms = try cursor.uint8() == 1 ? 1 : 3
            for _ in 0..<terms + 5 { try cursor.skipVector(1) }
            return .explicitCurve(.explicitCharacteristic2, fieldBits: bits, publicKey: try cursor.vector(1))
        case 3:
            return .namedCurve(NamedGroup(rawValue: try cursor.uint16()), publicKey: try cursor.vector(1))
        case let type: throw TLSWireError(.badValue, at: start, "a curve of type \(type)")
        }
    }
}

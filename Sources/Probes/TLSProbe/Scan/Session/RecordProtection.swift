import Crypto
import FoundationEssentials
import TLSWire

/// One direction's key of an AEAD suite: seals and opens records of TLS 1.2 (RFC 5288, RFC 7905) and 1.3 (RFC 8446 5.2).
struct RecordProtection: Sendable {
    private static let tagLength = 16
    /// Sent in clear before each record of TLS 1.2 with AES-GCM.
    private static let explicitLength = 8

    private let key: SymmetricKey
    private let iv: [UInt8]
    private let isChaCha: Bool
    private let isTLS13: Bool
    private var sequence: UInt64 = 0

    /// - Parameter iv: 12 bytes, or 4 for AES-GCM of TLS 1.2.
    init(key: [UInt8], iv: [UInt8], suite: CipherSuite, isTLS13: Bool) {
        self.key = SymmetricKey(data: key)
        self.iv = iv
        isChaCha = suite.encryption == .chacha20
        self.isTLS13 = isTLS13
    }

    /// Whether the suite is one of those this can do.
    static func knows(_ suite: CipherSuite) -> Bool {
        suite.encryption == .aes && suite.mode == .gcm || suite.encryption == .chacha20 && suite.mode == .poly1305
    }

    /// Bytes of IV that a suite of TLS 1.2 takes from its key block.
    static func fixedIVLength(_ suite: CipherSuite) -> Int { suite.encryption == .chacha20 ? 12 : 4 }

    /// A whole record, ready to send; nil when there is nothing to send it with.
    mutating func seal(_ type: TLSContentType, _ content: [UInt8]) -> [UInt8]? {
        defer { sequence &+= 1 }
        let explicit = hasExplicitNonce ? bytes(sequence) : []
        let plain = isTLS13 ? content + [type.rawValue] : content
        let length = explicit.count + plain.count + Self.tagLength
        let outer = isTLS13 ? TLSContentType.applicationData : type
        let header: [UInt8] = [
            outer.rawValue, 3, 3, UInt8(truncatingIfNeeded: length >> 8), UInt8(truncatingIfNeeded: length),
        ]
        let known = isTLS13 ? header : additional(type, plain.count)
        guard let sealed = try? seal(plain, nonce: nonce(explicit), known) else { return nil }
        return header + explicit + sealed
    }

    /// The content and its real type; nil when the record was not made with this key.
    mutating func open(_ record: TLSRecord) -> (type: TLSContentType, content: [UInt8])? {
        let explicit = hasExplicitNonce ? Array(record.fragment.prefix(Self.explicitLength)) : []
        let sealed = record.fragment.dropFirst(explicit.count)
        guard sealed.count >= Self.tagLength, explicit.count == (hasExplicitNonce ? Self.explicitLength : 0) else {
            return nil
        }
        let known = isTLS13 ? record.header : additional(record.type, sealed.count - Self.tagLength)
        guard var plain = try? open(sealed, nonce: nonce(explicit), known) else { return nil }
        sequence &+= 1
        guard isTLS13 else { return (record.type, plain) }
        // Zeros at the end are padding; the last byte before them is the type.
        guard let place = plain.lastIndex(where: { $0 != 0 }) else { return nil }
        let type = TLSContentType(rawValue: plain[place])
        plain.removeSubrange(place...)
        return (type, plain)
    }

    private var hasExplicitNonce: Bool { !isTLS13 && !isChaCha }

    private func bytes(_ number: UInt64) -> [UInt8] {
        (0..<8).map { UInt8(truncatingIfNeeded: number >> (56 - 8 * UInt64($0))) }
    }

    private func nonce(_ explicit: [UInt8]) -> [UInt8] {
        guard !hasExplicitNonce else { return iv + explicit }
        var nonce = iv
        for place in 0..<8 { nonce[nonce.count - 1 - place] ^= UInt8(truncatingIfNeeded: sequence >> (8 * place)) }
        return nonce
    }

    private func additional(_ type: TLSContentType, _ count: Int) -> [UInt8] {
        bytes(sequence) + [
            type.rawValue, 3, 3, UInt8(truncatingIfNeeded: count >> 8), UInt8(truncatingIfNeeded: count),
        ]
    }

    private func seal(_ plain: [UInt8], nonce: [UInt8], _ known: [UInt8]) throws -> [UInt8] {
        if isChaCha {
            let box = try ChaChaPoly.seal(
                plain, using: key, nonce: ChaChaPoly.Nonce(data: nonce), authenticating: known)
            return Array(box.ciphertext) + Array(box.tag)
        }
        let box = try AES.GCM.seal(plain, using: key, nonce: AES.GCM.Nonce(data: nonce), authenticating: known)
        return Array(box.ciphertext) + Array(box.tag)
    }

    private func open(_ sealed: ArraySlice<UInt8>, nonce: [UInt8], _ known: [UInt8]) throws -> [UInt8] {
        // The ciphertext has the tag at its end already.
        let combined = nonce + sealed
        if isChaCha {
            return Array(
                try ChaChaPoly.open(ChaChaPoly.SealedBox(combined: combined), using: key, authenticating: known))
        }
        return Array(try AES.GCM.open(AES.GCM.SealedBox(combined: combined), using: key, authenticating: known))
    }
}

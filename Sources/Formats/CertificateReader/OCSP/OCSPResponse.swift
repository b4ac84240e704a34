package import UpkeepCore

/// What an OCSP responder sent, or a server stapled (RFC 6960 section 4.2).
package struct OCSPResponse: Sendable, Hashable {
    /// Longer responses are refused; usual ones have some hundred bytes.
    package static let lengthLimit = 1 << 20

    /// How the responder fared; only `successful` carries answers.
    package enum Outcome: Int, Sendable, Hashable, CaseIterable {
        case successful = 0
        case malformedRequest = 1
        case internalError = 2
        case tryLater = 3
        case sigRequired = 5
        case unauthorized = 6
    }

    /// Who signed.
    package enum Responder: Sendable, Hashable {
        case name(DistinguishedName)
        /// SHA-1 of the key, as `EncodedCertificate.publicKeyBits` has it.
        case keyHash([UInt8])
    }

    package let der: [UInt8]
    /// nil for a number that RFC 6960 does not have.
    package var outcome: Outcome?
    package var responder: Responder?
    package var producedAt: Timestamp?
    package var answers: [OCSPAnswer] = []
    package var nonce: [UInt8]?
    package var signature = SignatureAlgorithm()
    /// The certificates that came along, as ranges of `der`.
    package var certificates: [Range<Int>] = []
    /// ResponseData, which the signature is over.
    package var signedRange = 0..<0
    package var signatureRange = 0..<0
    package var encodingFlaws: [EncodingFlaw] = []

    init(der: [UInt8]) { self.der = der }

    package var signed: ArraySlice<UInt8> { der[signedRange] }
    package var signatureBytes: ArraySlice<UInt8> { der[signatureRange] }
    package var flaws: [String] { encodingFlaws.map(\.description) }
}

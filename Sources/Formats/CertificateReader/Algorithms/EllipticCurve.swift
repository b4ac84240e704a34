/// The curve of an elliptic-curve key (RFC 5480 section 2.1.1, RFC 3279 section 2.3.5).
package enum EllipticCurve: Sendable, Hashable {
    /// By its object identifier; `name` is what it is called.
    case named(String)
    /// Spelt out, which RFC 5480 forbids: who checks a signature must not trust parameters that a forger chose
    /// (CVE-2020-0601). The field's bits, when they can be read.
    case explicit(fieldBits: Int?)
    case missing

    package static let p192 = EllipticCurve.named("1.2.840.10045.3.1.1")
    package static let p224 = EllipticCurve.named("1.3.132.0.33")
    package static let p256 = EllipticCurve.named("1.2.840.10045.3.1.7")
    package static let p384 = EllipticCurve.named("1.3.132.0.34")
    package static let p521 = EllipticCurve.named("1.3.132.0.35")

    /// E.g. `P-256`, an object identifier that has no name here, or `(explicit 256-bit curve)`.
    package var name: String {
        switch self {
        case .named(let identifier): AlgorithmNames.curves[identifier]?.name ?? identifier
        case .explicit(let bits?): "(explicit \(bits)-bit curve)"
        case .explicit(nil): "(explicit curve)"
        case .missing: "(no curve)"
        }
    }

    /// Of the field; nil for a curve that is not known.
    package var bits: Int? {
        switch self {
        case .named(let identifier): AlgorithmNames.curves[identifier]?.bits
        case .explicit(let bits): bits
        case .missing: nil
        }
    }
}

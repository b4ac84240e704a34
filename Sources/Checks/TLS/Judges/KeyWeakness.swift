import CertificateReader
import UpkeepCore

/// Why a certificate's key is not one to rely on.
struct KeyWeakness {
    let status: Status
    /// What the key does, for "the key …".
    let words: String
    /// Clients of today have no use for keys of its kind, so that no handshake comes about.
    private(set) var isForeign = false

    /// nil for a key that today's clients take.
    init?(_ key: PublicKeyFacts) {
        switch key.algorithm {
        case .rsa, .rsaPSS:
            guard let found = Self.rsa(key) else { return nil }
            self = found
        case .ec(let curve):
            guard let found = Self.curve(curve) else { return nil }
            self = found
        case .dsa: self.init(.critical, "is a DSA key, which no client of today takes", isForeign: true)
        case .x25519, .x448: self.init(.critical, "is for key agreement and cannot sign", isForeign: true)
        case .ed25519, .ed448, .mlDSA44, .mlDSA65, .mlDSA87:
            self.init(.warning, "is \(key), which browsers do not take", isForeign: true)
        case .other: self.init(.warning, "is of a kind that browsers do not take (\(key))", isForeign: true)
        case .unreadable: return nil
        }
    }

    private init(_ status: Status, _ words: String, isForeign: Bool = false) {
        self.status = status
        self.words = words
        self.isForeign = isForeign
    }

    private static func rsa(_ key: PublicKeyFacts) -> KeyWeakness? {
        if let bits = key.bits, bits < 2048 {
            return KeyWeakness(
                .critical,
                bits < 1024
                    ? "has \(bits) bits and can be computed in hours"
                    : "has \(bits) bits; clients refuse less than 2048")
        }
        if let last = key.exponent.last, last & 1 == 0 || key.exponent == [1] {
            return KeyWeakness(.critical, "has an exponent that protects nothing")
        }
        if let bits = key.bits, bits > 8192 {
            return KeyWeakness(.warning, "has \(bits) bits, which makes each handshake slow; 4096 is plenty")
        }
        return key.algorithm == .rsaPSS
            ? KeyWeakness(.warning, "may sign by RSASSA-PSS only, which Chrome does not take") : nil
    }

    private static func curve(_ curve: EllipticCurve) -> KeyWeakness? {
        switch curve {
        case .p256, .p384, .p521: return nil
        case .explicit:
            return KeyWeakness(
                .critical, "spells its curve out instead of naming it, which clients refuse (CVE-2020-0601)",
                isForeign: true)
        case .missing: return KeyWeakness(.critical, "does not say on which curve it is", isForeign: true)
        case .named:
            if let bits = curve.bits, bits < 256 {
                return KeyWeakness(
                    .critical, "is on \(curve.name), a curve too short for clients of today", isForeign: true)
            }
            return KeyWeakness(.warning, "is on \(curve.name), a curve that browsers do not take", isForeign: true)
        }
    }
}

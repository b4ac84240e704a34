/// A public key as far as it can be read, from a certificate or from beside a private one.
package struct PublicKeyFacts: Sendable, Hashable, CustomStringConvertible {
    package var algorithm: KeyAlgorithm
    /// Of the RSA modulus, the curve's field or the DSA prime; nil where the algorithm's name says it all.
    package var bits: Int?
    /// RSA, without zeros in front.
    package var modulus: [UInt8]
    /// RSA, without zeros in front.
    package var exponent: [UInt8]
    /// The point of an elliptic-curve key as encoded, DSA's y, and what keys of all other kinds consist of.
    package var point: [UInt8]

    package init(
        _ algorithm: KeyAlgorithm = .unreadable, bits: Int? = nil, modulus: [UInt8] = [], exponent: [UInt8] = [],
        point: [UInt8] = []
    ) {
        self.algorithm = algorithm
        self.bits = bits
        self.modulus = modulus
        self.exponent = exponent
        self.point = point
    }

    /// E.g. `RSA 2048`, `ECDSA P-256`, `Ed25519`, or an object identifier.
    package var description: String {
        switch algorithm {
        case .rsa, .rsaPSS, .dsa: bits.map { "\(algorithm.name) \($0)" } ?? algorithm.name
        default: algorithm.name
        }
    }

    /// The same key, although RSA-PSS may be written as RSA and a point with or without its second half
    /// (SEC 1 section 2.3.3). False when either has nothing to compare.
    package func isSameKey(as other: PublicKeyFacts) -> Bool {
        switch (algorithm, other.algorithm) {
        case (.rsa, .rsa), (.rsa, .rsaPSS), (.rsaPSS, .rsa), (.rsaPSS, .rsaPSS):
            !modulus.isEmpty && modulus == other.modulus && exponent == other.exponent
        case (.ec(let curve), .ec(let otherCurve)):
            curve.bits == otherCurve.bits && !point.isEmpty
                && (point == other.point || compressedPoint != nil && compressedPoint == other.compressedPoint)
        default: algorithm == other.algorithm && !point.isEmpty && point == other.point
        }
    }

    private var compressedPoint: [UInt8]? {
        guard let form = point.first, let last = point.last else { return nil }
        switch form {
        case 2, 3: return point
        case 4, 6, 7: return point.count % 2 == 1 ? [2 | last & 1] + point[1...point.count / 2] : nil
        default: return nil
        }
    }
}

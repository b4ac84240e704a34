/// A group for key exchange, or a curve: any 16-bit number; those in the IANA registry have a name.
package struct NamedGroup: RawRepresentable, Sendable, Hashable, Comparable, CustomStringConvertible {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case prime
        /// Over a field of characteristic 2, `sect…`.
        case binary
        case finiteField = "finite-field"
        /// A classical and a post-quantum exchange in one.
        case hybrid
        /// Post-quantum alone.
        case latticeKEM = "lattice-kem"
        /// Curve parameters spelt out (RFC 8422 section 5.4, withdrawn).
        case explicit
        case unknown
    }

    package let rawValue: UInt16

    package init(rawValue: UInt16) { self.rawValue = rawValue }

    /// - Parameter name: from the registry (`secp256r1`), or OpenSSL's or NIST's (`prime256v1`, `P-256`).
    package init?(name: String) {
        guard let entry = NamedGroupRegistry.entries.first(where: { $0.name == name || $0.alias == name }) else {
            return nil
        }
        self.init(rawValue: entry.number)
    }

    package static let secp256r1 = NamedGroup(rawValue: 0x0017)
    package static let secp384r1 = NamedGroup(rawValue: 0x0018)
    package static let secp521r1 = NamedGroup(rawValue: 0x0019)
    package static let x25519 = NamedGroup(rawValue: 0x001D)
    package static let x448 = NamedGroup(rawValue: 0x001E)
    package static let ffdhe2048 = NamedGroup(rawValue: 0x0100)
    package static let ffdhe3072 = NamedGroup(rawValue: 0x0101)
    package static let ffdhe4096 = NamedGroup(rawValue: 0x0102)
    package static let ffdhe6144 = NamedGroup(rawValue: 0x0103)
    package static let ffdhe8192 = NamedGroup(rawValue: 0x0104)
    package static let secp256r1MLKEM768 = NamedGroup(rawValue: 0x11EB)
    package static let x25519MLKEM768 = NamedGroup(rawValue: 0x11EC)
    package static let secp384r1MLKEM1024 = NamedGroup(rawValue: 0x11ED)
    /// The draft that browsers used before ML-KEM was final.
    package static let x25519Kyber768Draft00 = NamedGroup(rawValue: 0x6399)
    package static let explicitPrime = NamedGroup(rawValue: 0xFF01)
    package static let explicitCharacteristic2 = NamedGroup(rawValue: 0xFF02)

    /// All of the registry, by number, but for the two that mean explicit parameters.
    package static let all: [NamedGroup] = NamedGroupRegistry.entries
        .map { NamedGroup(rawValue: $0.number) }.filter { $0.kind != .explicit }

    /// Those that TLS 1.3 can use.
    package static let allInTLS13: [NamedGroup] = all.filter { NamedGroupRegistry[$0.rawValue]?.isInTLS13 == true }

    package var isKnown: Bool { NamedGroupRegistry[rawValue] != nil }
    package var isGREASE: Bool { GREASE.isValue(rawValue) }

    /// As registered: `secp256r1`, `x25519`, `X25519MLKEM768`.
    package var name: String { NamedGroupRegistry[rawValue]?.name ?? WireNumber.text(rawValue) }

    /// What people also call it, such as `P-256`.
    package var alias: String? { NamedGroupRegistry[rawValue]?.alias }

    /// What breaking it takes a classical computer, in bits (SP 800-57, RFC 7919 appendix A); 0 when unknown.
    package var securityBits: Int { NamedGroupRegistry[rawValue]?.securityBits ?? 0 }

    package var kind: Kind { NamedGroupRegistry[rawValue]?.kind ?? .unknown }

    /// Holds against a quantum computer too, as far as known.
    package var isPostQuantum: Bool { kind == .hybrid || kind == .latticeKEM }

    package var description: String { name }

    package static func < (a: NamedGroup, b: NamedGroup) -> Bool { a.rawValue < b.rawValue }
}

/// What the IANA registry and drafts in use say of groups.
struct NamedGroupRegistry: Sendable {
    let number: UInt16
    let name: String
    let kind: NamedGroup.Kind
    let securityBits: Int
    let alias: String?
    let isInTLS13: Bool

    static subscript(number: UInt16) -> NamedGroupRegistry? { byNumber[number] }

    private static let byNumber = Dictionary(entries.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })

    private init(
        _ number: UInt16, _ name: String, _ kind: NamedGroup.Kind, _ securityBits: Int, _ alias: String? = nil,
        tls13 isInTLS13: Bool = false
    ) {
        self.number = number
        self.name = name
        self.kind = kind
        self.securityBits = securityBits
        self.alias = alias
        self.isInTLS13 = isInTLS13
    }

    static let entries: [NamedGroupRegistry] = [
        .init(0x0001, "sect163k1", .binary, 80, "K-163"),
        .init(0x0002, "sect163r1", .binary, 80),
        .init(0x0003, "sect163r2", .binary, 80, "B-163"),
        .init(0x0004, "sect193r1", .binary, 96),
        .init(0x0005, "sect193r2", .binary, 96),
        .init(0x0006, "sect233k1", .binary, 112, "K-233"),
        .init(0x0007, "sect233r1", .binary, 112, "B-233"),
        .init(0x0008, "sect239k1", .binary, 119),
        .init(0x0009, "sect283k1", .binary, 128, "K-283"),
        .init(0x000A, "sect283r1", .binary, 128, "B-283"),
        .init(0x000B, "sect409k1", .binary, 192, "K-409"),
        .init(0x000C, "sect409r1", .binary, 192, "B-409"),
        .init(0x000D, "sect571k1", .binary, 256, "K-571"),
        .init(0x000E, "sect571r1", .binary, 256, "B-571"),
        .init(0x000F, "secp160k1", .prime, 80),
        .init(0x0010, "secp160r1", .prime, 80),
        .init(0x0011, "secp160r2", .prime, 80),
        .init(0x0012, "secp192k1", .prime, 96),
        .init(0x0013, "secp192r1", .prime, 96, "P-192"),
        .init(0x0014, "secp224k1", .prime, 112),
        .init(0x0015, "secp224r1", .prime, 112, "P-224"),
        .init(0x0016, "secp256k1", .prime, 128),
        .init(0x0017, "secp256r1", .prime, 128, "P-256", tls13: true),
        .init(0x0018, "secp384r1", .prime, 192, "P-384", tls13: true),
        .init(0x0019, "secp521r1", .prime, 256, "P-521", tls13: true),
        .init(0x001A, "brainpoolP256r1", .prime, 128),
        .init(0x001B, "brainpoolP384r1", .prime, 192),
        .init(0x001C, "brainpoolP512r1", .prime, 256),
        .init(0x001D, "x25519", .prime, 128, "X25519", tls13: true),
        .init(0x001E, "x448", .prime, 224, "X448", tls13: true),
        .init(0x001F, "brainpoolP256r1tls13", .prime, 128, tls13: true),
        .init(0x0020, "brainpoolP384r1tls13", .prime, 192, tls13: true),
        .init(0x0021, "brainpoolP512r1tls13", .prime, 256, tls13: true),
        .init(0x0022, "GC256A", .prime, 128, tls13: true),
        .init(0x0023, "GC256B", .prime, 128, tls13: true),
        .init(0x0024, "GC256C", .prime, 128, tls13: true),
        .init(0x0025, "GC256D", .prime, 128, tls13: true),
        .init(0x0026, "GC512A", .prime, 256, tls13: true),
        .init(0x0027, "GC512B", .prime, 256, tls13: true),
        .init(0x0028, "GC512C", .prime, 256, tls13: true),
        .init(0x0029, "curveSM2", .prime, 128, "SM2", tls13: true),
        .init(0x0100, "ffdhe2048", .finiteField, 103, tls13: true),
        .init(0x0101, "ffdhe3072", .finiteField, 125, tls13: true),
        .init(0x0102, "ffdhe4096", .finiteField, 150, tls13: true),
        .init(0x0103, "ffdhe6144", .finiteField, 175, tls13: true),
        .init(0x0104, "ffdhe8192", .finiteField, 192, tls13: true),
        .init(0x0200, "MLKEM512", .latticeKEM, 128, tls13: true),
        .init(0x0201, "MLKEM768", .latticeKEM, 192, tls13: true),
        .init(0x0202, "MLKEM1024", .latticeKEM, 256, tls13: true),
        .init(0x11EB, "SecP256r1MLKEM768", .hybrid, 192, tls13: true),
        .init(0x11EC, "X25519MLKEM768", .hybrid, 192, tls13: true),
        .init(0x11ED, "SecP384r1MLKEM1024", .hybrid, 256, tls13: true),
        .init(0x11EE, "curveSM2MLKEM768", .hybrid, 192, tls13: true),
        .init(0x4138, "CECPQ2", .hybrid, 128, tls13: true),
        .init(0x6399, "X25519Kyber768Draft00", .hybrid, 192, tls13: true),
        .init(0x639A, "SecP256r1Kyber768Draft00", .hybrid, 192, tls13: true),
        .init(0xFF01, "arbitrary_explicit_prime_curves", .explicit, 0),
        .init(0xFF02, "arbitrary_explicit_char2_curves", .explicit, 0),
    ]
}

/// What a CERT record holds (RFC 4398 §2.1).
enum CertificateTypeNames {
    private static let names: [UInt16: String] = [
        1: "PKIX", 2: "SPKI", 3: "PGP", 4: "IPKIX", 5: "ISPKI", 6: "IPGP", 7: "ACPKIX", 8: "IACPKIX", 253: "URI",
        254: "OID",
    ]
    private static let numbers = Dictionary(names.map { ($1, $0) }) { first, _ in first }

    static func read(_ text: String) -> UInt16? { DNSText.decimal(text.utf8) ?? numbers[text.uppercased()] }
    static func text(_ number: UInt16) -> String { names[number] ?? "\(number)" }
}

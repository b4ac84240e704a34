/// Mnemonics of the keys' algorithms (IANA, "DNS Security Algorithm Numbers").
package enum DNSSECAlgorithmNames {
    package static let names: [UInt8: String] = [
        1: "RSAMD5", 2: "DH", 3: "DSA", 5: "RSASHA1", 6: "DSA-NSEC3-SHA1", 7: "RSASHA1-NSEC3-SHA1", 8: "RSASHA256",
        10: "RSASHA512", 12: "ECC-GOST", 13: "ECDSAP256SHA256", 14: "ECDSAP384SHA384", 15: "ED25519", 16: "ED448",
        17: "SM2SM3", 23: "ECC-GOST12", 252: "INDIRECT", 253: "PRIVATEDNS", 254: "PRIVATEOID",
    ]
    /// What other programs write for the same numbers.
    private static let alternatives: [String: UInt8] = ["NSEC3DSA": 6, "NSEC3RSASHA1": 7, "ECCGOST": 12]
    private static let numbers = Dictionary(names.map { ($1, $0) }) { first, _ in first }

    static func read(_ text: String) -> UInt8? {
        if let number: UInt8 = DNSText.decimal(text.utf8) { return number }
        let name = text.uppercased()
        return numbers[name] ?? alternatives[name]
    }

    static func text(_ number: UInt8) -> String { names[number] ?? "\(number)" }
}

/// The error field of TSIG and TKEY: response codes, but for 16 (RFC 8945 §5.3).
enum TSIGErrorNames {
    static func read(_ text: String) -> UInt16? {
        if let number: UInt16 = DNSText.decimal(text.utf8) { return number }
        return text.uppercased() == "BADSIG" ? 16 : DNSResponseCode(text)?.rawValue
    }

    static func text(_ number: UInt16) -> String {
        switch number {
        case 16: "BADSIG"
        case 0..<24: DNSResponseCode(rawValue: number).description
        default: "\(number)"
        }
    }
}

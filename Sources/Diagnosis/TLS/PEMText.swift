import FoundationEssentials

/// Writes PEM as servers read it (RFC 7468).
enum PEMText {
    /// - Parameter der: an X.509 certificate's.
    static func certificate(_ der: [UInt8]) -> String {
        let digits = Array(Data(der).base64EncodedString().utf8)
        let lines = stride(from: 0, to: digits.count, by: 64).map { start in
            String(decoding: digits[start..<min(start + 64, digits.count)], as: UTF8.self)
        }
        return "-----BEGIN CERTIFICATE-----\n\(lines.joined(separator: "\n"))\n-----END CERTIFICATE-----\n"
    }
}

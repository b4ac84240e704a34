package import CertificateReader
import UpkeepCore

extension CertificateFacts {
    /// Whether the certificate is for `expected`, a DNS name or an address, by its subject alternative names alone.
    ///
    /// RFC 9525 section 6.3: names compare without case and trailing dot; `*` stands for exactly one label and only as
    /// the whole leftmost one. An address must be listed as an address; the common name counts for nothing.
    package func covers(_ expected: String) -> Bool {
        // A DNS name's last label has a letter, so only these can be addresses.
        if let last = expected.utf8.last, (0x30...0x39).contains(last) || expected.utf8.contains(0x3A),
            let address = IPAddress(expected)
        {
            return addresses.contains(address)
        }
        let wanted = Self.folded(expected)
        guard !wanted.isEmpty else { return false }
        return dnsNames.contains { pattern in
            let pattern = Self.folded(pattern)
            if pattern == wanted { return true }
            guard pattern.hasPrefix("*."), let dot = wanted.firstIndex(of: ".") else { return false }
            let rest = wanted[dot...]
            return rest == pattern.dropFirst() && rest.dropFirst().contains(".") && dot != wanted.startIndex
        }
    }

    private static func folded(_ name: String) -> String {
        let name = name.utf8.contains { (0x41...0x5A).contains($0) } ? name.lowercased() : name
        return name.hasSuffix(".") ? String(name.dropLast()) : name
    }
}

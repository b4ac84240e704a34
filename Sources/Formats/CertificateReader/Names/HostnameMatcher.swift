package import UpkeepCore

/// Decides whether a certificate is for a host, as browsers do: by subjectAltName alone (RFC 9525 section 6).
package struct HostnameMatcher: Sendable, Hashable {
    package enum Reference: Sendable, Hashable {
        /// ASCII (IDN as A-labels), lower case, without trailing dot.
        case name(String)
        case address(IPAddress)
    }

    package let reference: Reference

    /// - Parameter host: a name, IDN as A-labels, or an address without brackets, e.g. `WebURL.hostText`.
    package init(_ host: String) {
        if let address = IPAddress(host) {
            reference = .address(address)
        } else {
            let name = Self.folded(host)
            reference = .name(name.hasSuffix(".") ? String(name.dropLast()) : name)
        }
    }

    /// The certificate's common name is of no account (RFC 9525 section 2).
    package func matches(_ facts: CertificateFacts) -> Bool {
        matchingName(in: facts) != nil
    }

    /// The entry of subjectAltName that makes the certificate one for this host; nil when none does.
    package func matchingName(in facts: CertificateFacts) -> String? {
        switch reference {
        case .address(let address): facts.addresses.contains(address) ? address.description : nil
        case .name(let name): facts.dnsNames.first { Self.matches(name, pattern: $0) }
        }
    }

    /// A name against a dNSName: without case, `*` only as the whole left-most label and for exactly one label.
    ///
    /// As in browsers and OpenSSL, two labels at least must follow the `*`: `*.example` matches nothing.
    static func matches(_ name: String, pattern: String) -> Bool {
        let name = Array(name.utf8)[...]
        var pattern = foldedBytes(pattern)[...]
        if pattern.last == dot { pattern.removeLast() }
        guard isName(name), !isAddress(pattern) else { return false }
        guard pattern.starts(with: [asterisk, dot]) else { return isName(pattern) && name == pattern }
        let parent = pattern.dropFirst(2)
        guard isName(parent), parent.contains(dot), let end = name.firstIndex(of: dot) else { return false }
        return name[(end + 1)...] == parent
    }

    private static let dot = UInt8(ascii: ".")
    private static let asterisk = UInt8(ascii: "*")

    /// Labels of letters, digits, hyphens and underscores, none of them empty.
    private static func isName(_ name: ArraySlice<UInt8>) -> Bool {
        var isEmpty = true
        for byte in name {
            switch byte {
            case dot where !isEmpty: isEmpty = true
            case 0x30...0x39, 0x61...0x7A, 0x2D, 0x5F: isEmpty = false
            default: return false
            }
        }
        return !isEmpty
    }

    private static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
        // What ends in anything but a digit and has no colon is none.
        guard text.last.map({ (0x30...0x39).contains($0) }) ?? false || text.contains(UInt8(ascii: ":")) else {
            return false
        }
        return IPAddress(String(decoding: text, as: UTF8.self)) != nil
    }

    /// ASCII letters only; anything else would let two different names meet.
    private static func folded(_ text: String) -> String { String(decoding: foldedBytes(text), as: UTF8.self) }

    private static func foldedBytes(_ text: String) -> [UInt8] {
        text.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }
    }
}

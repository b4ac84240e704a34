import CIDN2
import UpkeepCore

/// Reads the host part of a URL: an address, or a DNS name as its A-labels.
package enum HostName {
    /// Octets of a name in text form without trailing dot (RFC 1035 section 2.3.4: 255 on the wire).
    package static let lengthLimit = 253
    package static let labelLimit = 63

    /// Turns host text into an address or into a lower-case ASCII name; IPv6 stands in brackets.
    ///
    /// Non-ASCII names become A-labels as browsers do it: UTS 46 non-transitional, then IDNA2008 (RFC 5891).
    /// Underscores are let through, since real names have them; a trailing dot is kept.
    /// - Parameter offset: where `text` begins in what the person wrote; errors count from there.
    package static func read(_ text: some StringProtocol, at offset: Int = 0) throws(WebURLError) -> WebURL.Host {
        let raw = Array(text.utf8)
        if raw.first == 0x5B { return .address(try bracketed(raw, at: offset)) }
        guard !raw.isEmpty else {
            throw WebURLError(.hostMissing, in: .host, at: offset, "the url has no host")
        }
        if raw.contains(0x3A) {
            throw WebURLError(
                .hostInvalid, in: .host, at: offset, "`\(String(escaping: raw.prefix(80)))` is not a host name",
                hint: "an IPv6 address stands in brackets: `[2001:db8::1]`")
        }
        var bytes = try percentDecoded(raw, at: offset)
        if bytes.contains(where: { $0 >= 0x80 }) { bytes = try aLabels(of: bytes, at: offset) }
        for place in bytes.indices { bytes[place] = bytes[place].lowered }
        try check(bytes, at: offset)
        let name = String(decoding: bytes, as: UTF8.self)
        return try IPv4Form.address(in: name, at: offset).map(WebURL.Host.address) ?? .name(name)
    }

    private static func bracketed(_ raw: [UInt8], at offset: Int) throws(WebURLError) -> IPAddress {
        let inner = raw.dropFirst().dropLast(raw.last == 0x5D ? 1 : 0)
        let shown = String(escaping: raw.prefix(60))
        if let percent = inner.firstIndex(of: 0x25) {
            throw WebURLError(
                .ipv6Zone, in: .host, at: offset + percent, "`\(shown)` has a zone id, which means nothing to a server",
                hint: "write the address without `%` and what follows it")
        }
        // 45 octets is the longest text form, ffff:…:255.255.255.255.
        guard raw.last == 0x5D, inner.count <= 45,
            inner.allSatisfy({ $0.hexValue != nil || $0 == 0x3A || $0 == 0x2E }),
            let address = IPAddress(String(decoding: inner, as: UTF8.self)), address.family == .v6
        else {
            throw WebURLError(
                .ipv6Invalid, in: .host, at: offset, "`\(shown)` is not an IPv6 address in brackets",
                hint: "e.g. `[2001:db8::1]`; an IPv4 address and a name stand without brackets")
        }
        return address
    }

    private static func percentDecoded(_ raw: [UInt8], at offset: Int) throws(WebURLError) -> [UInt8] {
        guard raw.contains(0x25) else { return raw }
        guard let bytes = PercentCoding.decoded(raw) else {
            throw WebURLError(
                .hostInvalid, in: .host, at: offset,
                "`\(String(escaping: raw.prefix(80)))` has a `%` without two hex digits")
        }
        return bytes
    }

    private static func aLabels(of bytes: [UInt8], at offset: Int) throws(WebURLError) -> [UInt8] {
        guard bytes.count <= 4 * lengthLimit else {
            throw WebURLError(
                .hostTooLong, in: .host, at: offset,
                "the host name has \(bytes.count) bytes; \(lengthLimit) is the most")
        }
        guard let name = String(validating: bytes, as: UTF8.self), !bytes.contains(0) else {
            throw WebURLError(
                .hostInvalid, in: .host, at: offset, "`\(String(escaping: bytes.prefix(80)))` is not a host name")
        }
        var result: UnsafeMutablePointer<UInt8>?
        let flags = Int32(IDN2_NFC_INPUT.rawValue | IDN2_NONTRANSITIONAL.rawValue)
        // SAFETY: `bytes` has no NUL but the one appended; libidn2 writes `result` only on success and we free it once.
        let status = unsafe (bytes + [0]).withUnsafeBufferPointer { source in
            unsafe idn2_lookup_u8(source.baseAddress, &result, flags)
        }
        defer { unsafe idn2_free(result) }
        if status == IDN2_OK.rawValue, let text = unsafe result {
            return Array(unsafe String(cString: text).utf8)
        }
        switch status {
        case IDN2_TOO_BIG_LABEL.rawValue, IDN2_PUNYCODE_BIG_OUTPUT.rawValue:
            throw WebURLError(
                .labelTooLong, in: .host, at: offset,
                "a label of `\(name)` is longer than \(labelLimit) octets as an A-label")
        case IDN2_TOO_BIG_DOMAIN.rawValue:
            throw WebURLError(
                .hostTooLong, in: .host, at: offset, "`\(name)` is longer than \(lengthLimit) octets as A-labels")
        default:
            let reason = unsafe String(cString: idn2_strerror(status))
            throw WebURLError(
                .idnInvalid, in: .host, at: offset, "`\(name)` is not an internationalized domain name: \(reason)",
                hint: "if the name exists, write it in its `xn--` form")
        }
    }

    /// Letters, digits, hyphens and underscores in labels of 1 to 63 octets, 253 in all.
    private static func check(_ bytes: [UInt8], at offset: Int) throws(WebURLError) {
        let shown = String(escaping: bytes.prefix(80))
        if let bad = bytes.firstIndex(where: { !($0.isLetter || $0.isDigit || [0x2D, 0x2E, 0x5F].contains($0)) }) {
            throw WebURLError(
                .hostInvalid, in: .host, at: offset + bad,
                "`\(String(escaping: bytes[bad...bad]))` cannot be in a host name: `\(shown)`")
        }
        let name = bytes.last == 0x2E ? bytes.dropLast() : bytes[...]
        for label in name.split(separator: 0x2E, omittingEmptySubsequences: false) {
            if label.isEmpty {
                throw WebURLError(
                    .labelEmpty, in: .host, at: offset + label.startIndex,
                    "`\(shown)` has a dot with nothing before it")
            }
            if label.count > labelLimit {
                throw WebURLError(
                    .labelTooLong, in: .host, at: offset + label.startIndex,
                    "a label of the host name has \(label.count) octets; \(labelLimit) is the most")
            }
        }
        if name.count > lengthLimit {
            throw WebURLError(
                .hostTooLong, in: .host, at: offset,
                "the host name has \(name.count) octets; \(lengthLimit) is the most")
        }
    }
}

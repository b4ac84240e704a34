/// Where a URL in an https page leads, as far as mixed content goes.
enum Subresource {
    /// Over https, to this machine, or nowhere over the network.
    case secure
    /// Over http, to a host with a name.
    case plain
    /// Over http, to an address: browsers do not upgrade those (W3C Mixed Content section 4.1).
    case plainAddress

    /// - Parameters:
    ///   - url: as written, references decoded.
    ///   - base: where relative URLs lead.
    init(_ url: some Collection<UInt8>, base: Subresource) {
        // The URL standard strips spaces at both ends and every tab and line end inside (section 4.4).
        let text = url.filter { $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
            .drop { $0 <= 0x20 }
        guard let first = text.first, first != UInt8(ascii: "#") else {
            self = .secure
            return
        }
        let slashes = { (byte: UInt8) in byte == UInt8(ascii: "/") || byte == UInt8(ascii: "\\") }
        guard let scheme = Self.scheme(text) else {
            let isProtocolRelative = text.prefix(2).count == 2 && text.prefix(2).allSatisfy(slashes)
            switch base {
            case .secure: self = .secure
            case .plain, .plainAddress: self = isProtocolRelative ? Self.host(text.drop(while: slashes)) : base
            }
            return
        }
        guard scheme == Array("http".utf8) else {
            self = .secure
            return
        }
        self = Self.host(text.dropFirst(5).drop(while: slashes))
    }

    /// The short way for what nearly every URL on a page is: relative, or `https:` as plain as can be.
    static func isPlainlySecure(_ raw: ArraySlice<UInt8>) -> Bool {
        guard let first = raw.first else { return true }
        switch first {
        case UInt8(ascii: "h"), UInt8(ascii: "H"): return raw.starts(with: "https:".utf8)
        case UInt8(ascii: "&"), 0...0x20: return false
        default: return true
        }
    }

    /// Lower case, without the colon; nil for a relative URL.
    private static func scheme(_ text: ArraySlice<UInt8>) -> [UInt8]? {
        guard let first = text.first, HTMLScanner.isLetter(first) else { return nil }
        var scheme: [UInt8] = []
        for byte in text.prefix(32) {
            switch byte {
            case UInt8(ascii: ":"): return scheme
            case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."), 0x30...0x39: scheme.append(byte)
            case let byte where HTMLScanner.isLetter(byte): scheme.append(HTMLScanner.lower(byte))
            default: return nil
            }
        }
        return nil
    }

    private static func host(_ rest: ArraySlice<UInt8>) -> Subresource {
        let stops: [UInt8] = [UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "?"), UInt8(ascii: "#")]
        var authority = rest.prefix { !stops.contains($0) }.prefix(2048)
        if let at = authority.lastIndex(of: UInt8(ascii: "@")) { authority = authority[(at + 1)...] }
        if authority.first == UInt8(ascii: "[") {
            return authority.starts(with: Array("[::1]".utf8)) ? .secure : .plainAddress
        }
        let host = authority.prefix { $0 != UInt8(ascii: ":") }.map(HTMLScanner.lower)
        let text = String(decoding: host.last == UInt8(ascii: ".") ? host.dropLast() : host[...], as: UTF8.self)
        // Loopback is as good as https (W3C Secure Contexts section 3.1).
        if text == "localhost" || text.hasSuffix(".localhost") { return .secure }
        guard !host.isEmpty, host.allSatisfy({ (0x30...0x39).contains($0) || $0 == UInt8(ascii: ".") }) else {
            return .plain
        }
        return text.hasPrefix("127.") ? .secure : .plainAddress
    }
}

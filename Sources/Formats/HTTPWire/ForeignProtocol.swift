/// Tells from the first bytes what speaks when it is not HTTP/1.x.
enum ForeignProtocol {
    /// So many bytes at most are gathered before judging; enough for an HTTP/2 frame header, short enough to quote.
    static let window = 24

    /// What the bytes are beyond doubt, however many more may come.
    static func certain(_ bytes: [UInt8], at offset: Int) -> HTTPWireError? {
        // A TLS record: alert or handshake, version 3.x (RFC 8446 section 5.1).
        if bytes.count >= 3, bytes[0] == 0x15 || bytes[0] == 0x16, bytes[1] == 3, bytes[2] <= 4 {
            return HTTPWireError(
                .looksLikeTLS, at: offset, "the peer speaks TLS, not plain HTTP", hint: "use `https://` for this port")
        }
        // A SETTINGS frame on stream 0 (RFC 9113 sections 4.1 and 6.5), which every HTTP/2 server sends first.
        if bytes.count >= 9, bytes[0] == 0, bytes[1] == 0, bytes[2] % 6 == 0, bytes[3] == 4, bytes[4] <= 1,
            bytes[5...8].allSatisfy({ $0 == 0 })
        {
            return http2(at: offset)
        }
        return nil
    }

    /// The best name for bytes that are not the beginning of a status line.
    static func judge(_ bytes: [UInt8], at offset: Int) -> HTTPWireError {
        if let error = certain(bytes, at: offset) { return error }
        let quoted = "`\(String(escaping: bytes))`"
        if bytes.starts(with: "PRI * HTTP/2".utf8) { return http2(at: offset) }
        if bytes.starts(with: "SSH-".utf8) {
            return HTTPWireError(.looksLikeSSH, at: offset, "an SSH server answers: \(quoted)", hint: "check the port")
        }
        if isGreeting(bytes) {
            return HTTPWireError(
                .looksLikeBanner, at: offset, "a mail or file server greets instead of an HTTP answer: \(quoted)",
                hint: "check the port")
        }
        if bytes.first(where: { $0 > 0x20 }) == 0x3C {
            return HTTPWireError(
                .looksLikeHTTP09, at: offset, "markup comes without a status line, as in HTTP/0.9: \(quoted)")
        }
        return HTTPWireError(.garbage, at: offset, "the answer does not begin with a status line but with \(quoted)")
    }

    private static func http2(at offset: Int) -> HTTPWireError {
        HTTPWireError(
            .looksLikeHTTP2, at: offset, "the peer speaks HTTP/2 although nothing was agreed",
            hint: "serve HTTP/2 only where TLS agreed on `h2`")
    }

    /// `220 …` and `220-…` (SMTP, FTP), `+OK` and `-ERR` (POP3, Redis), `* OK` (IMAP).
    private static func isGreeting(_ bytes: [UInt8]) -> Bool {
        if bytes.count >= 4, bytes[0...2].allSatisfy(\.isDigit), bytes[3] == 0x20 || bytes[3] == 0x2D { return true }
        return ["+OK", "-ERR", "* OK", "* BYE", "* PREAUTH"].contains { bytes.starts(with: $0.utf8) }
    }
}

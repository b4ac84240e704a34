/// What speaks where TLS was expected, from its first line.
package struct ForeignSpeech: Sendable, Hashable, CustomStringConvertible {
    package enum Kind: String, Sendable, Hashable, CaseIterable {
        case http
        case ssh
        /// A greeting with a three-digit code: SMTP, FTP, NNTP.
        case mailOrFTP = "mail-or-ftp"
        case pop3
        case imap
        case xmpp
        case mysql
        case postgres
        case html
        case text
        case binary
    }

    package let kind: Kind
    /// The first line, at most 200 bytes, what cannot be printed escaped; hexadecimal when it is no text.
    package let line: String

    static let lineLimit = 200

    init(_ bytes: [UInt8]) {
        let line = bytes.prefix { $0 != 0x0A && $0 != 0x0D }.prefix(Self.lineLimit)
        kind = Self.kind(bytes, line: line)
        let isText = kind != .binary && kind != .mysql && kind != .postgres
        self.line =
            isText
            ? line.reduce(into: "") { $0 += (0x20...0x7E).contains($1) ? String(UnicodeScalar($1)) : Self.escape($1) }
            : bytes.prefix(32).map(Self.hex).joined()
    }

    package var name: String {
        switch kind {
        case .http: "plain HTTP"
        case .ssh: "SSH"
        case .mailOrFTP: "a mail or FTP server's greeting"
        case .pop3: "a POP3 or Redis greeting"
        case .imap: "an IMAP greeting"
        case .xmpp: "XMPP"
        case .mysql: "a MySQL greeting"
        case .postgres: "PostgreSQL"
        case .html: "markup without HTTP"
        case .text: "plain text"
        case .binary: "another binary protocol"
        }
    }

    package var hint: String? {
        switch kind {
        case .http, .html: "the port speaks without TLS; check the port, or enable TLS in the server's `listen` line"
        case .mailOrFTP, .pop3, .imap, .xmpp, .mysql, .postgres: "try again with `--starttls`"
        case .ssh: "check the port"
        case .text, .binary: nil
        }
    }

    package var description: String { "\(name): `\(line)`" }

    private static func kind(_ bytes: [UInt8], line: ArraySlice<UInt8>) -> Kind {
        if line.starts(with: "HTTP/".utf8) { return .http }
        if line.starts(with: "SSH-".utf8) { return .ssh }
        if line.count >= 4, line.prefix(3).allSatisfy({ (0x30...0x39).contains($0) }),
            line[3] == 0x20 || line[3] == 0x2D
        {
            return .mailOrFTP
        }
        if line.starts(with: "+OK".utf8) || line.starts(with: "-ERR".utf8) { return .pop3 }
        if ["* OK", "* BYE", "* PREAUTH", "* BAD"].contains(where: { line.starts(with: $0.utf8) }) { return .imap }
        if contains(line, "jabber:") || contains(line, "<stream:") { return .xmpp }
        // Packet number 0 and protocol 10 after a length that fits a greeting.
        if bytes.count >= 5, bytes[1] == 0, bytes[2] == 0, bytes[3] == 0, bytes[4] == 0x0A || bytes[4] == 0xFF {
            return .mysql
        }
        // One byte answers an SSLRequest; an error in its protocol begins with E and a length.
        if bytes == [0x4E] || (bytes.count >= 5 && bytes[0] == 0x45 && bytes[1] == 0 && bytes[2] == 0) {
            return .postgres
        }
        if line.first(where: { $0 != 0x20 && $0 != 0x09 }) == 0x3C { return .html }
        let isText = !line.isEmpty && line.allSatisfy { (0x20...0x7E).contains($0) || $0 == 0x09 || $0 >= 0x80 }
        return isText ? .text : .binary
    }

    private static func contains(_ line: ArraySlice<UInt8>, _ text: String) -> Bool {
        let wanted = Array(text.utf8)
        guard line.count >= wanted.count else { return false }
        return (line.startIndex...line.endIndex - wanted.count).contains {
            line[$0..<$0 + wanted.count].elementsEqual(wanted)
        }
    }

    private static func escape(_ byte: UInt8) -> String { "\\x\(hex(byte))" }

    private static func hex(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }
}

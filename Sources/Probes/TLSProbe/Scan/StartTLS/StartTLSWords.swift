import Checks

/// How protocols of lines lead to TLS: what ends an answer, what is asked, what offers TLS.
struct StartTLSWords: Sendable {
    enum Place: Sendable { case greeting, offer, answer }

    let kind: StartTLSKind

    init(_ kind: StartTLSKind) { self.kind = kind }

    /// Whether the server must name TLS before it is asked for; where lists of what it can do are optional, it need not.
    var needsOffer: Bool {
        switch kind {
        case .pop3, .ftp: false
        default: true
        }
    }

    /// What is asked to hear what the server offers; nil when its greeting says so.
    func question(_ name: String) -> String? {
        switch kind {
        case .smtp, .submission: "EHLO upkeep.invalid"
        case .lmtp: "LHLO upkeep.invalid"
        case .imap: "a1 CAPABILITY"
        case .pop3: "CAPA"
        case .ftp: "FEAT"
        default: nil
        }
    }

    var command: String {
        switch kind {
        case .imap: "a2 STARTTLS"
        case .pop3: "STLS"
        case .ftp: "AUTH TLS"
        default: "STARTTLS"
        }
    }

    /// Whether `line` ends an answer, and if so whether the answer is a good one; nil when more lines come.
    func verdict(_ line: String, at place: Place) -> Bool? {
        let upper = line.uppercased()
        switch kind {
        case .imap:
            switch place {
            case .greeting: return upper.hasPrefix("* OK") || upper.hasPrefix("* PREAUTH")
            case .offer: return upper.hasPrefix("A1 ") ? upper.hasPrefix("A1 OK") : nil
            case .answer: return upper.hasPrefix("A2 ") ? upper.hasPrefix("A2 OK") : nil
            }
        case .pop3:
            if upper.hasPrefix("-ERR") { return false }
            if place == .offer { return line == "." ? true : nil }
            return upper.hasPrefix("+OK")
        case .sieve:
            if upper.hasPrefix("OK") { return true }
            if upper.hasPrefix("NO") || upper.hasPrefix("BYE") { return false }
            // Capabilities are quoted; anything else is no ManageSieve.
            return line.hasPrefix("\"") ? nil : false
        default:
            // Three digits and a blank; a hyphen instead says that more follows. FTP's lines in between may be anything.
            let code = upper.prefix(3)
            let isCode = code.count == 3 && code.allSatisfy { $0.isASCII && $0.isNumber }
            let mark = upper.dropFirst(3).first
            guard isCode, mark == " " || mark == nil else {
                return isCode || (kind == .ftp && line.hasPrefix(" ")) ? nil : false
            }
            return code == expectedCode(place)
        }
    }

    /// Whether a first line is none this protocol could begin with, not even to say no.
    func isForeign(_ line: String) -> Bool {
        switch kind {
        case .imap: !line.hasPrefix("* ")
        case .pop3: !line.hasPrefix("-ERR")
        case .sieve: !["NO", "BYE"].contains { line.uppercased().hasPrefix($0) }
        default: !(line.prefix(3).count == 3 && line.prefix(3).allSatisfy { $0.isASCII && $0.isNumber })
        }
    }

    func isOffered(_ answer: [String]) -> Bool {
        let words = answer.map { $0.uppercased() }
        return switch kind {
        case .pop3: words.contains { $0.hasPrefix("STLS") }
        case .ftp: words.contains { $0.contains("AUTH") && ($0.contains("TLS") || $0.contains("SSL")) }
        case .smtp, .submission, .lmtp: words.contains { $0.dropFirst(4).hasPrefix("STARTTLS") }
        default: words.contains { $0.contains("STARTTLS") }
        }
    }

    /// Whether passwords may be sent before TLS; nil when the answer does not tell.
    func allowsPlainLogin(_ answer: [String]) -> Bool? {
        let words = answer.map { $0.uppercased() }
        switch kind {
        case .smtp, .submission, .lmtp:
            return words.contains {
                $0.dropFirst(4).hasPrefix("AUTH") && ($0.contains("PLAIN") || $0.contains("LOGIN"))
            }
        case .imap: return answer.isEmpty ? nil : !words.contains { $0.contains("LOGINDISABLED") }
        case .pop3:
            return answer.isEmpty
                ? nil : words.contains { $0 == "USER" || $0.hasPrefix("SASL ") && $0.contains("PLAIN") }
        case .sieve: return words.contains { $0.hasPrefix("\"SASL\"") && $0.contains("PLAIN") }
        default: return nil
        }
    }

    private func expectedCode(_ place: Place) -> String {
        switch (kind, place) {
        case (.ftp, .offer): "211"
        case (.ftp, .answer): "234"
        case (_, .offer): "250"
        default: "220"
        }
    }
}

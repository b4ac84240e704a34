/// The mail server's half of an SMTP session (RFC 5321), up to the point where mail would be accepted.
struct MailDialogue: Sendable {
    enum Answer: Sendable, Hashable {
        case say(String)
        /// Say this, then start TLS (RFC 3207).
        case secure(String)
        /// Say this, then hang up.
        case leave(String)
    }

    /// Commands in one session; a visitor who only looks needs a handful.
    private static let commandLimit = 100

    let host: String
    private(set) var isSecure = false
    private var commands = 0

    init(host: String) { self.host = host }

    var banner: String { "220 \(host) ESMTP demo shop\r\n" }

    /// The answer to one line, without its line ending.
    mutating func answer(_ line: String) -> Answer {
        commands += 1
        guard commands <= Self.commandLimit else { return .leave("421 4.7.0 \(host) too many commands\r\n") }
        let words = line.split(separator: " ", maxSplits: 1)
        switch (words.first ?? "").uppercased() {
        case "EHLO" where words.count == 2:
            let extensions = ["PIPELINING", "SIZE 10240000", "8BITMIME"] + (isSecure ? [] : ["STARTTLS"])
            return .say(
                "250-\(host)\r\n" + extensions.dropLast().map { "250-\($0)\r\n" }.joined()
                    + "250 \(extensions[extensions.count - 1])\r\n")
        case "HELO" where words.count == 2: return .say("250 \(host)\r\n")
        case "EHLO", "HELO": return .say("501 5.5.4 say who you are\r\n")
        case "STARTTLS" where isSecure: return .say("503 5.5.1 TLS is on already\r\n")
        case "STARTTLS" where words.count > 1: return .say("501 5.5.4 STARTTLS takes no words after it\r\n")
        case "STARTTLS":
            isSecure = true
            return .secure("220 2.0.0 ready to start TLS\r\n")
        case "NOOP", "RSET": return .say("250 2.0.0 ok\r\n")
        case "QUIT": return .leave("221 2.0.0 bye\r\n")
        case "MAIL", "RCPT", "DATA", "VRFY": return .say("554 5.7.1 this is a demo, it takes no mail\r\n")
        default: return .say("500 5.5.2 no such command\r\n")
        }
    }
}

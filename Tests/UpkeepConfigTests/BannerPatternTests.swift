import Checks
import Testing

@testable import UpkeepConfig

/// What of a greeting goes into a first config.
struct BannerPatternTests {
    @Test(arguments: [
        ("220 mail.example ESMTP Postfix (Debian/GNU)", "^220 "), ("220-mail.example ESMTP Exim 4.96", "^220 "),
        ("+OK Dovecot (Debian) ready.", #"^\+OK"#), ("* OK [CAPABILITY IMAP4rev1] ready", #"^\* OK"#),
        ("SSH-2.0-OpenSSH_9.2p1 Debian-2", #"^SSH-2\.0-"#), ("@RSYNCD: 31.0", "^@RSYNCD:"), ("RFB 003.008", "^RFB"),
        ("AMQP(v1)", #"^AMQP\(v"#), ("hello${HOME}", #"^hello\$\{HOME\}"#),
    ])
    func whatStaysTheSame(line: String, pattern: String) throws {
        #expect(BannerPattern(line)?.text == pattern)
        let compiled = try TextPattern(pattern)
        // Of a greeting of several lines, the last one matches.
        let bytes = Array((line.hasPrefix("220-") ? "220 " : line).utf8)
        guard case .yes = compiled.matches(bytes) else {
            Issue.record("\(pattern) does not match \(line)")
            return
        }
    }

    @Test(arguments: ["", "2026-11-22 10:00", #"\u{5}\u{0}"#, "123", "日本", "x", " x"])
    func whatDoesNot(line: String) { #expect(BannerPattern(line) == nil) }
}

import Checks
import Testing

@testable import TLSProbe

/// The words before TLS, played without any connection.
struct StartTLSDialogueTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var kind: StartTLSKind
        var name: String
        /// What the server says, each after the client has spoken.
        var server: [String]
        var outcome: StartTLSObservation.Outcome
        var plainLogin: Bool?
        var testDescription: String { "\(kind.rawValue): \(name)" }

        init(
            _ kind: StartTLSKind, _ name: String, _ server: [String], _ outcome: StartTLSObservation.Outcome,
            plainLogin: Bool? = nil
        ) {
            (self.kind, self.name, self.server, self.outcome) = (kind, name, server, outcome)
            self.plainLogin = plainLogin
        }
    }

    private static let features =
        "<stream:stream><stream:features><starttls xmlns='urn:ietf:params:xml:ns:xmpp-tls'/></stream:features>"

    static let cases: [Case] = [
        Case(
            .smtp, "offered", ["220-mail\r\n220 ready\r\n", "250-mail\r\n250-STARTTLS\r\n250 HELP\r\n", "220 go\r\n"],
            .begun, plainLogin: false),
        Case(
            .smtp, "log-in in clear",
            ["220 x\r\n", "250-x\r\n250-AUTH PLAIN LOGIN\r\n250 STARTTLS\r\n", "220 go\r\n"], .begun, plainLogin: true),
        Case(.smtp, "not offered", ["220 x\r\n", "250-x\r\n250 HELP\r\n"], .notOffered, plainLogin: false),
        Case(
            .smtp, "taken out", ["220 x\r\n", "250-x\r\n250-XXXXXXXA\r\n250 HELP\r\n"], .stripped("250-XXXXXXXA"),
            plainLogin: false),
        Case(
            .smtp, "refused", ["220 x\r\n", "250 STARTTLS\r\n", "454 TLS not available\r\n"],
            .refused("454 TLS not available"), plainLogin: false),
        Case(.smtp, "busy", ["554 go away\r\n"], .refused("554 go away")),
        Case(.smtp, "another protocol", ["* OK IMAP ready\r\n"], .otherProtocol("* OK IMAP ready")),
        Case(.lmtp, "offered", ["220 x\r\n", "250-x\r\n250 STARTTLS\r\n", "220 go\r\n"], .begun, plainLogin: false),
        Case(
            .imap, "offered",
            ["* OK hi\r\n", "* CAPABILITY IMAP4rev1 STARTTLS LOGINDISABLED\r\na1 OK\r\n", "a2 OK begin\r\n"], .begun,
            plainLogin: false),
        Case(
            .imap, "not offered", ["* OK hi\r\n", "* CAPABILITY IMAP4rev1\r\na1 OK\r\n"], .notOffered, plainLogin: true),
        Case(
            .imap, "no", ["* OK hi\r\n", "* CAPABILITY STARTTLS\r\na1 OK\r\n", "a2 BAD no\r\n"], .refused("a2 BAD no"),
            plainLogin: true),
        Case(.pop3, "offered", ["+OK hi\r\n", "+OK\r\nSTLS\r\nUSER\r\n.\r\n", "+OK go\r\n"], .begun, plainLogin: true),
        Case(.pop3, "no list, yet it can", ["+OK hi\r\n", "-ERR what\r\n", "+OK go\r\n"], .begun),
        Case(.pop3, "not offered", ["+OK hi\r\n", "+OK\r\nTOP\r\n.\r\n"], .notOffered, plainLogin: false),
        Case(
            .sieve, "offered", ["\"IMPLEMENTATION\" \"x\"\r\n\"STARTTLS\"\r\nOK \"ready\"\r\n", "OK \"go\"\r\n"],
            .begun, plainLogin: false),
        Case(.sieve, "not offered", ["\"SASL\" \"PLAIN\"\r\nOK\r\n"], .notOffered, plainLogin: true),
        Case(.ftp, "offered", ["220 ftp\r\n", "211-Features:\r\n AUTH TLS\r\n211 End\r\n", "234 go\r\n"], .begun),
        Case(.ftp, "no list, yet it can", ["220 ftp\r\n", "500 what\r\n", "234 go\r\n"], .begun),
        Case(.ftp, "not offered", ["220 ftp\r\n", "211-Features:\r\n UTF8\r\n211 End\r\n"], .notOffered),
        Case(
            .xmpp, "offered", [features, "<proceed xmlns='urn:ietf:params:xml:ns:xmpp-tls'/>"], .begun,
            plainLogin: false),
        Case(
            .xmpp, "not offered", ["<stream:stream><stream:features></stream:features>"], .notOffered, plainLogin: false
        ),
        Case(.postgres, "offered", ["S"], .begun),
        Case(.postgres, "not offered", ["N"], .notOffered),
        Case(.postgres, "another protocol", ["220 mail\r\n"], .otherProtocol("220 mail")),
    ]

    @Test(arguments: cases, [1, 1000]) func outcome(_ example: Case, _ pieces: Int) {
        var dialogue = StartTLSDialogue(example.kind, name: "shop.test")
        var move = dialogue.opening()
        for said in example.server {
            // The whole at once, or byte by byte.
            let bytes = Array(said.utf8)
            for start in stride(from: 0, to: bytes.count, by: pieces) where !move.isLast {
                move = dialogue.received(Array(bytes[start..<min(start + pieces, bytes.count)]))
            }
        }
        #expect(move.isLast)
        #expect(dialogue.outcome == example.outcome)
        #expect(dialogue.allowsPlainLogin == example.plainLogin)
    }

    @Test func everyKindHasATest() {
        let tested = Set(Self.cases.map(\.kind)).union([.submission, .xmppServer, .ldap, .mysql])
        #expect(tested == Set(StartTLSKind.allCases))
    }

    @Test(arguments: [(UInt8(0), StartTLSObservation.Outcome.begun), (2, .refused("result code 2"))])
    func ldap(_ code: UInt8, _ outcome: StartTLSObservation.Outcome) {
        var dialogue = StartTLSDialogue(.ldap, name: "shop.test")
        #expect(dialogue.opening().bytes.count == 31)
        // As OpenLDAP writes it: lengths in one byte, and in four as Active Directory does.
        #expect(dialogue.received([0x30, 0x84, 0, 0, 0, 0x0C, 0x02, 0x01, 0x01]) == .wait)
        #expect(dialogue.received([0x78, 0x07, 0x0A, 0x01, code, 0x04, 0x00, 0x04, 0x00]).isLast)
        #expect(dialogue.outcome == outcome)
    }

    @Test(arguments: [(UInt8(0x08), StartTLSObservation.Outcome.begun), (0, .notOffered)])
    func mysql(_ flags: UInt8, _ outcome: StartTLSObservation.Outcome) {
        var dialogue = StartTLSDialogue(.mysql, name: "shop.test")
        let body: [UInt8] =
            [10] + Array("8.0.36".utf8) + [0] + [1, 0, 0, 0] + [UInt8](repeating: 65, count: 8) + [0]
            + [0xFF, flags | 0x80, 33, 2, 0]
        let move = dialogue.received([UInt8(body.count), 0, 0, 0] + body)
        #expect(move.isLast)
        #expect(dialogue.outcome == outcome)
        #expect(dialogue.greeting == "8.0.36")
        #expect(move.bytes.count == (outcome == .begun ? 36 : 0))
    }

    /// The first and only packet of a MariaDB that knows nobody from here, or has had enough of them.
    @Test(arguments: [
        (UInt16(1129), "Host '192.0.2.2' is blocked because of many connection errors"),
        (1130, "Host '192.0.2.2' is not allowed to connect to this MariaDB server"),
    ])
    func mysqlTurnsAway(_ code: UInt16, _ words: String) {
        var dialogue = StartTLSDialogue(.mysql, name: "shop.test")
        let body = [0xFF, UInt8(code & 0xFF), UInt8(code >> 8)] + Array(words.utf8)
        #expect(dialogue.received([UInt8(body.count), 0, 0, 0] + body) == .done)
        #expect(dialogue.outcome == .turnedAway(words))
        #expect(dialogue.refusal.detail == "it turns this machine away: `\(words)`")
    }

    @Test func injectedCommandGoesInTheSameWrite() {
        var dialogue = StartTLSDialogue(.smtp, name: "shop.test", injected: "NOOP")
        _ = dialogue.received(Array("220 x\r\n".utf8))
        let move = dialogue.received(Array("250 STARTTLS\r\n".utf8))
        #expect(String(decoding: move.bytes, as: UTF8.self) == "STARTTLS\r\nNOOP\r\n")
    }
}

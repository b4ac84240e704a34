import Testing

@testable import Notifiers

@Suite("SMTP, byte for byte")
struct SMTPDialogueTests {
    @Test(
        "dots that begin a line are doubled, and a dot alone ends it",
        arguments: [
            ("", ".\r\n"), ("a", "a\r\n.\r\n"), ("a\r\n", "a\r\n.\r\n"), (".", "..\r\n.\r\n"),
            ("a\r\n.\r\nb\r\n", "a\r\n..\r\nb\r\n.\r\n"), ("..a\r\n.b", "...a\r\n..b\r\n.\r\n"),
            ("a.b.\r\n", "a.b.\r\n.\r\n"),
        ])
    func stuffing(text: String, expected: String) {
        #expect(String(decoding: SMTPDialogue.stuffed(Array(text.utf8)), as: UTF8.self) == expected)
    }

    @Test("replies are the same however their bytes are cut")
    func cuts() throws {
        let bytes = Array("250-mail.example\r\n250-SIZE 1000\n250 HELP\r\n354 go on\r\n".utf8)
        for size in 1...bytes.count {
            var reader = SMTPReplyReader()
            var replies: [SMTPReply] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                reader.add(Array(rest.prefix(size)))
                rest = rest.dropFirst(size)
                while let reply = try reader.next() { replies.append(reply) }
            }
            #expect(
                replies == [
                    SMTPReply(code: 250, lines: ["mail.example", "SIZE 1000", "HELP"]),
                    SMTPReply(code: 354, lines: ["go on"]),
                ])
            #expect(!reader.hasRest)
        }
    }

    @Test(
        "what is no reply is told", arguments: ["hello\r\n", "25\r\n", "199 no\r\n", "999 no\r\n", "\r\n", "2x0 a\r\n"])
    func malformed(_ text: String) {
        var reader = SMTPReplyReader()
        reader.add(Array(text.utf8))
        #expect(throws: TransportFailure.self) { try reader.next() }
    }

    @Test("a reply without end is ended")
    func endless() {
        var reader = SMTPReplyReader()
        #expect(throws: TransportFailure.self) {
            for _ in 0..<100_000 {
                reader.add(Array("250-more and more\r\n".utf8))
                _ = try reader.next()
            }
        }
    }
}

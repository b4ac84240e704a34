import Checks
import Notifiers
import Peers
import Testing
import UpkeepCore

@Suite("mail as it is written")
struct MailMessageTests {
    private func mail(_ alert: Alert) throws -> MailMessage {
        guard case .mail(let mail) = try SampleChannels.mail().message(for: alert, at: SampleAlerts.now) else {
            throw PeerError(code: "no-mail", message: "the mail notifier made no mail")
        }
        return mail
    }

    /// What Python's parser, which knows the RFCs, makes of it: subject, sender, body, and what it found wrong.
    private func parsed(_ mail: MailMessage) async throws -> [String] {
        try await withTemporaryDirectory { directory in
            let file = try directory.write("mail.eml", mail.data)
            let script = """
                import sys, email, email.policy
                message = email.message_from_binary_file(open(sys.argv[1], "rb"), policy=email.policy.SMTP)
                parts = [str(message["subject"]), str(message["from"]), str(message["to"]), message.get_content()]
                parts += [str(d) for h in message.values() for d in getattr(h, "defects", [])]
                parts += [str(d) for d in message.defects]
                sys.stdout.buffer.write(b"\\0".join(p.encode() for p in parts))
                """
            let output = try await mustRun(Invocation(Python.program, ["-c", script, file]))
            return output.standardOutput.split(separator: "\0", omittingEmptySubsequences: false).map(String.init)
        }
    }

    @Test("every line keeps to its length, and only CRLF ends one", arguments: SampleAlerts.cases.indices)
    func lines(_ index: Int) throws {
        let data = try mail(SampleAlerts.cases[index].alert).data
        #expect(data.suffix(2) == [0x0D, 0x0A])
        var start = 0
        for (place, byte) in data.enumerated() {
            #expect(byte < 0x80 && byte != 0)
            guard byte == 0x0A else { continue }
            #expect(place > 0 && data[place - 1] == 0x0D)
            #expect(place - 1 - start <= 78)
            start = place + 1
        }
        #expect(data.count { $0 == 0x0D } == data.count { $0 == 0x0A })
    }

    @Test("a parser that knows the RFCs reads the title and the text back", arguments: SampleAlerts.cases.indices)
    func oracle(_ index: Int) async throws {
        let alert = SampleAlerts.cases[index].alert
        let parts = try await parsed(mail(alert))
        try #require(parts.count == 4, "defects: \(parts.dropFirst(4))")
        #expect(parts[0] == alert.title())
        #expect(parts[1] == "Üpkeep <upkeep@shop.example>")
        #expect(parts[2] == "ops@shop.example, Night Shift <night@shop.example>")
        if let change = alert.change, alert.incident == "42" { #expect(parts[3].contains("changed before: \(change)")) }
    }

    @Test("a subject of 100 kB and one long word are still a mail")
    func vast() async throws {
        let parts = try await parsed(mail(SampleAlerts.vast))
        #expect(parts.count == 4)
        var alert = SampleAlerts.outage
        alert.headline = String(repeating: "x", count: 100_000)
        #expect(try await parsed(mail(alert))[0] == alert.title())
    }

    @Test("no header can be added by what an alert holds")
    func injection() throws {
        let text = String(decoding: try mail(SampleAlerts.nasty).data, as: UTF8.self)
        let header = text.split(separator: "\r\n\r\n", maxSplits: 1)[0]
        #expect(!header.split(separator: "\r\n").contains { $0.hasPrefix("Bcc") })
        #expect(header.split(separator: "\r\n").count { $0.hasPrefix("Subject:") } == 1)
    }

    @Test("mails of one incident are one thread, and the same mail sent twice can be told")
    func threads() throws {
        func header(_ name: String, _ alert: Alert) throws -> String? {
            String(decoding: try mail(alert).data, as: UTF8.self).split(separator: "\r\n")
                .first { $0.hasPrefix("\(name):") }.map { String($0.dropFirst(name.count + 2)) }
        }
        let opened = try header("Message-ID", SampleAlerts.outage)
        #expect(opened == "<upkeep-42.1795402211@shop.example>")
        let resolved = SampleAlerts.outage(.resolved, after: .seconds(9))
        #expect(try header("References", resolved) == opened)
        #expect(try header("In-Reply-To", resolved) == opened)
        #expect(try header("Message-ID", resolved) != opened)
        #expect(try header("Message-ID", resolved) == header("Message-ID", resolved))
    }

    @Test("the date is the reader's own")
    func date() throws {
        let text = String(decoding: try mail(SampleAlerts.outage).data, as: UTF8.self)
        #expect(text.contains("Date: Mon, 23 Nov 2026 03:54:11 +0100\r\n"))
    }
}

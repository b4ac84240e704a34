import Checks
import HTTPWire
import Notifiers
import Peers
import Testing
import UpkeepCore

@Suite("delivery by mail")
struct MailDeliveryTests {
    private func notifier(
        _ port: Int, _ security: MailServer.Security, to: [String] = ["ops@shop.example"],
        password: String? = "S3cr3t-pass"
    ) throws -> MailNotifier {
        try MailNotifier(
            server: MailServer(
                host: .name("mail.example.test"), port: UInt16(port), security: security,
                user: password == nil ? nil : "upkeep", password: password.map { Secret($0) },
                helloName: "upkeep.example"),
            from: MailAddress("Upkeep <upkeep@shop.example>"), to: to.map { address in try MailAddress(address) })
    }

    @Test(
        "with TLS of either kind and a password sent in either way, the mail arrives as it was written",
        arguments: [MailServer.Security.startTLS, .implicit], ["PLAIN", "LOGIN"])
    func arrives(security: MailServer.Security, mechanism: String) async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["mail.example.test"])
            let plan = MailBox.Plan(
                security: security.rawValue, certificate: certificate.chainFile, key: certificate.keyFile,
                user: "upkeep", password: "S3cr3t-pass", exclude: mechanism == "PLAIN" ? [] : ["PLAIN"])
            try await MailBox.with(plan) { box in
                let notifier = try notifier(box.port, security, to: ["ops@shop.example", "night@shop.example"])
                try await Postman.with { postman in
                    var alert = SampleAlerts.nasty
                    alert.note = ". a dot\n.. and more\n" + String(repeating: "漢", count: 2000)
                    let outcome = await postman.deliver(alert, by: notifier, caFile: authority.certificateFile)
                    #expect(outcome == .delivered)
                    let mail = try #require(box.mails.first)
                    #expect(mail.from == "upkeep@shop.example")
                    #expect(mail.to == ["ops@shop.example", "night@shop.example"])
                    #expect(mail.hello == "upkeep.example")
                    #expect(mail.tls)
                    #expect(mail.mechanism == mechanism)
                    guard case .mail(let expected) = try notifier.message(for: alert, at: SampleAlerts.now) else {
                        return
                    }
                    let header = String(decoding: mail.content, as: UTF8.self).split(separator: "\r\n").dropFirst()
                    #expect(
                        header == String(decoding: expected.data, as: UTF8.self).split(separator: "\r\n").dropFirst())
                }
            }
        }
    }

    @Test("a wrong password is for somebody to change, and is not told on")
    func wrongPassword() async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["mail.example.test"])
            let plan = MailBox.Plan(
                security: "starttls", certificate: certificate.chainFile, key: certificate.keyFile, user: "upkeep",
                password: "right")
            try await MailBox.with(plan) { box in
                try await Postman.with { postman in
                    let outcome = await postman.deliver(
                        by: try notifier(box.port, .startTLS), caFile: authority.certificateFile)
                    guard case .never(let sentence) = outcome else {
                        Issue.record("\(outcome)")
                        return
                    }
                    #expect(sentence.contains("refused the user name and password: 535"))
                    #expect(!sentence.contains("S3cr3t"))
                    #expect(box.mails.isEmpty)
                }
            }
        }
    }

    @Test("nothing is sent to a server whose certificate does not hold")
    func untrusted() async throws {
        try await withTestCA { authority in
            for security in [MailServer.Security.startTLS, .implicit] {
                let certificate = try await authority.issue(["another.example.test"])
                let plan = MailBox.Plan(
                    security: security.rawValue, certificate: certificate.chainFile, key: certificate.keyFile)
                try await MailBox.with(plan) { box in
                    try await Postman.with { postman in
                        let outcome = await postman.deliver(
                            by: try notifier(box.port, security), caFile: authority.certificateFile)
                        #expect(outcome == .retry("its certificate is for another name"))
                        #expect(box.mails.isEmpty)
                    }
                }
            }
        }
    }

    @Test("recipients that are refused do not keep the others from it")
    func recipients() async throws {
        try await MailBox.with { box in
            try await Postman.with { postman in
                func deliver(_ to: [String]) async throws -> DeliveryOutcome {
                    await postman.deliver(by: try notifier(box.port, .none, to: to, password: nil))
                }
                let some = try await deliver(["nobody@shop.example", "ops@shop.example", "full@shop.example"])
                #expect(
                    some
                        == .delivered(
                            note:
                                "the mail server took it, but not for 2 of 3 recipients, such as nobody@shop.example: "
                                + "550 5.1.1 no such user here"))
                #expect(box.mails.map(\.to) == [["ops@shop.example"]])
                let passing = try await deliver(["nobody@shop.example", "full@shop.example"])
                #expect(passing == .retry("the mail server refused every recipient: 452 4.2.2 the mailbox is full"))
                let none = try await deliver(["nobody@shop.example"])
                #expect(none == .never("the mail server refused every recipient: 550 5.1.1 no such user here"))
            }
        }
    }

    @Test("a server that takes no mail of that size says so before it is sent")
    func size() async throws {
        try await MailBox.with(MailBox.Plan(size: 500)) { box in
            try await Postman.with { postman in
                let outcome = await postman.deliver(by: try notifier(box.port, .none, password: nil))
                guard case .never(let sentence) = outcome else {
                    Issue.record("\(outcome)")
                    return
                }
                #expect(sentence.contains("the sender: 552"), "\(sentence)")
            }
        }
    }

    @Test("Postfix takes STARTTLS from us, and its refusal to relay is understood")
    func postfix() async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["mail.example.test"])
            let port = try Ports.free()
            try await withPostfix(port: port, certificate: certificate) { _ in
                try await Postman.with { postman in
                    let outcome = await postman.deliver(
                        by: try notifier(port, .startTLS, password: nil), caFile: authority.certificateFile)
                    guard case .never(let sentence) = outcome else {
                        Issue.record("\(outcome)")
                        return
                    }
                    #expect(sentence.contains("refused every recipient: 554"), "\(sentence)")
                }
            }
        }
    }

    /// A mail server of few words, up to where it goes wrong.
    private static func script(_ replies: String...) -> HostileScript {
        HostileScript(
            [.send(Array("220 mail.example.test ESMTP\r\n".utf8))]
                + replies.flatMap { [.readLine, .send(Array($0.utf8))] } + [.hold])
    }

    @Test(
        "servers that misbehave",
        arguments: [
            (HostileScript.banner("554 go away\r\n"), MailServer.Security.none, "never", "refused to talk to us: 554"),
            (.banner("421 too busy\r\n"), .none, "retry", "refused to talk to us: 421"),
            (.banner("SSH-2.0-OpenSSH_9.2\r\n"), .none, "retry", "does not speak SMTP"),
            (.banner("HTTP/1.1 400 Bad Request\r\n"), .none, "retry", "does not speak SMTP"),
            (.closeAtOnce, .none, "retry", "closed the connection"),
            (script("250-mail\r\n250 HELP\r\n"), .startTLS, "never", "does not offer STARTTLS"),
            (script("250-mail\r\n250 STARTTLS\r\n", "454 not now\r\n"), .startTLS, "retry", "STARTTLS: 454"),
            (
                script("250-mail\r\n250 STARTTLS\r\n", "220 go\r\n250 injected\r\n"), .startTLS, "retry",
                "spoke on before TLS"
            ),
            (script("250-mail\r\n250 STARTTLS\r\n", "220 go\r\n"), .startTLS, "retry", "did not finish"),
            (script("500 what\r\n", "250 hello\r\n", "451 later\r\n"), .none, "retry", "refused the sender: 451"),
            (script("250 hello\r\n", "250 ok\r\n", "421 shutting down\r\n"), .none, "retry", "refused to go on: 421"),
            (script("250 hello\r\n", "250 ok\r\n", "250 ok\r\n", "354 go\r\n"), .none, "retry", "did not finish"),
            (.silent, .none, "retry", "did not finish"),
            (HostileScript([.pour(Array("250-more\r\n".utf8), total: nil)]), .none, "retry", ""),
            (HostileScript([.pour(Array("2".utf8), total: nil)]), .none, "retry", ""),
        ] as [(HostileScript, MailServer.Security, String, String)])
    func misbehaving(script: HostileScript, security: MailServer.Security, outcome: String, words: String) async throws
    {
        try await withHostileServer(script) { server in
            try await Postman.with { postman in
                let result = await postman.deliver(
                    by: try notifier(server.port, security, password: nil),
                    within: words == "did not finish" ? .seconds(4) : .seconds(60))
                #expect("\(result)".hasPrefix(outcome), "\(result)")
                #expect(result.sentence?.contains(words) == true, "\(result)")
            }
            #expect(try await OpenConnections.remaining(toPort: server.port) == 0)
        }
    }

    @Test("a password is never offered to a server that knows no way to take it")
    func noMechanism() async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["mail.example.test"])
            let plan = MailBox.Plan(
                security: "starttls", certificate: certificate.chainFile, key: certificate.keyFile, user: "upkeep",
                password: "S3cr3t-pass", exclude: ["PLAIN", "LOGIN"])
            try await MailBox.with(plan) { box in
                try await Postman.with { postman in
                    let outcome = await postman.deliver(
                        by: try notifier(box.port, .startTLS), caFile: authority.certificateFile)
                    #expect(
                        outcome
                            == .never(
                                "the mail server offers neither AUTH PLAIN nor AUTH LOGIN, so it cannot be logged in to"
                            ))
                }
            }
        }
    }
}

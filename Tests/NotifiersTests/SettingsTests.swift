import Checks
import HTTPWire
import Notifiers
import Testing
import UpkeepCore
import UpkeepSystem

@Suite("settings that cannot work are said before they have to")
struct SettingsTests {
    @Test(
        "urls are refused without being quoted",
        arguments: [
            "", "hooks.example/S3cr3t", "ftp://hooks.example/S3cr3t", "https:///S3cr3t", "https://h.example:S3cr3t/",
        ])
    func urls(_ text: String) {
        let error = #expect(throws: NotifierError.self) { try NotifierURL(Secret(text)) }
        #expect(error?.reason == .url)
        let printed = "\(error?.message ?? "") \(error?.hint ?? "")"
        #expect(!printed.contains("S3cr3t"))
    }

    @Test("of a url only scheme, host and port are ever shown")
    func shown() throws {
        let url = try NotifierURL(Secret("https://me:S3cr3t@hooks.example:8443/S3cr3t?k=S3cr3t"))
        #expect("\(url)" == "https://hooks.example:8443")
        #expect(url.authorization?.value == "Basic bWU6UzNjcjN0")
    }

    @Test("webhooks: methods, headers and bodies that cannot be sent")
    func webhooks() throws {
        let url = try SampleChannels.url("https://hooks.example/x")
        #expect(throws: NotifierError.self) { try WebhookNotifier(url: url, method: "DELETE") }
        #expect(throws: NotifierError.self) { try WebhookNotifier(url: url, headers: [("Host", Secret("x"))]) }
        #expect(throws: NotifierError.self) { try WebhookNotifier(url: url, headers: [("X-Y", Secret("a\r\nZ: b"))]) }
        #expect(throws: NotifierError.self) { try WebhookNotifier(url: url, headers: [("X Y", Secret("a"))]) }
        #expect(throws: NotifierError.self) { try WebhookNotifier(url: url, contentType: "text/plain\r\nX: y") }
        _ = try WebhookNotifier(url: url, method: "PUT", headers: [("X-Y", Secret("a"))], contentType: "text/plain")
    }

    @Test("commands: an absolute program, and nothing that cannot be an argument")
    func commands() throws {
        #expect(throws: NotifierError.self) { try ExecNotifier(command: []) }
        #expect(throws: NotifierError.self) { try ExecNotifier(command: ["page"]) }
        #expect(throws: NotifierError.self) { try ExecNotifier(command: ["/bin/page", "a\0b"]) }
        #expect(throws: NotifierError.self) {
            try ExecNotifier(command: ["/bin/page"], environment: ["A=B": Secret("c")])
        }
        _ = try ExecNotifier(command: ["/bin/page", "a b", "$(c)"], environment: ["A": Secret("b=c")])
    }

    @Test("mail servers: no password in plain text, no half credentials, no names that break the protocol")
    func mailServers() throws {
        let host = WebURL.Host.name("mail.example")
        #expect(throws: NotifierError.self) { try MailServer(host: host, user: "u") }
        #expect(throws: NotifierError.self) {
            try MailServer(host: host, security: .none, user: "u", password: Secret("p"))
        }
        #expect(throws: NotifierError.self) { try MailServer(host: host, user: "u\0v", password: Secret("p")) }
        #expect(throws: NotifierError.self) { try MailServer(host: host, helloName: "a\r\nMAIL FROM:<x>") }
        #expect(try MailServer(host: host).port == 587)
        #expect(try MailServer(host: host, security: .implicit).port == 465)
        #expect(try MailServer(host: host, security: .none).port == 25)
    }

    @Test(
        "mail addresses that every server takes",
        arguments: [
            ("ops@shop.example", "ops@shop.example", nil), (" Ops <ops@Shop.Example> ", "ops@shop.example", "Ops"),
            ("\"Ops, Night\" <o.p-s+x@a.example>", "o.p-s+x@a.example", "Ops, Night"),
            ("ops@bücher.example", "ops@xn--bcher-kva.example", nil),
        ] as [(String, String, String?)])
    func addresses(text: String, address: String, name: String?) throws {
        let read = try MailAddress(text)
        #expect(read.address == address)
        #expect(read.name == name)
    }

    @Test(
        "and those that are none",
        arguments: [
            "", "ops", "@shop.example", "ops@", "a@b@c.example", "o ps@shop.example", "ops@[192.0.2.1]",
            "ops@192.0.2.1",
            "öps@shop.example", ".ops@shop.example", "ops..x@shop.example", "ops@shop.example\r\nRCPT TO:<x@y.example>",
            "<ops@shop.example", "ops>@shop.example", "Ops <ops@shop.example> x",
        ])
    func noAddresses(_ text: String) {
        #expect(throws: NotifierError.self) { try MailAddress(text) }
    }

    @Test("tokens, rooms and labels of the wrong form")
    func forms() throws {
        let url = try SampleChannels.url("https://matrix.example")
        #expect(throws: NotifierError.self) {
            try MatrixNotifier(server: url, room: "#alias:example", token: Secret("t"))
        }
        #expect(throws: NotifierError.self) { try TelegramNotifier(token: Secret("1:a/../b"), chat: "1") }
        #expect(throws: NotifierError.self) { try TelegramNotifier(token: Secret(""), chat: "1") }
        for label in ["", "1a", "a-b", "alertname", "ä", "a b"] {
            #expect(throws: NotifierError.self) { try AlertmanagerNotifier(url: url, labels: [label: "x"]) }
        }
        #expect(throws: NotifierError.self) {
            try MailNotifier(server: MailServer(host: .name("m.example")), from: MailAddress("a@b.example"), to: [])
        }
    }

    @Test("the proxy of the environment, and who is reached without it")
    func proxies() throws {
        let environment = Environment([
            "https_proxy": "http://me:S3cr3t@proxy.example:3128", "NO_PROXY": "localhost, .inside.example,192.0.2.9",
        ])
        let found = try HTTPProxy(environment: environment)
        let proxy = try #require(found)
        #expect(proxy.destination == Destination(.name("proxy.example"), 3128))
        #expect(proxy.authorization != nil)
        #expect(proxy.serves(Destination(.name("hooks.example"), 443)))
        for name in ["localhost", "a.inside.example", "LOCALHOST"] {
            #expect(!proxy.serves(Destination(.name(name), 443)), "\(name)")
        }
        let address = try #require(IPAddress("192.0.2.9"))
        #expect(!proxy.serves(Destination(.address(address), 443)))
        #expect(try HTTPProxy(environment: Environment([:])) == nil)
        #expect(throws: NotifierError.self) { try HTTPProxy(Secret("https://proxy.example")) }
        #expect(try !HTTPProxy(Secret("http://p.example"), exempt: "*").serves(Destination(.name("x.example"), 1)))
    }
}

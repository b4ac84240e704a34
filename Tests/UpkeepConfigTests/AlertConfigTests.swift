import Checks
import HTTPWire
import Notifiers
import Testing
import UpkeepCore

@testable import UpkeepConfig

/// `alerts`: every kind of channel with every setting, and who is told.
struct AlertConfigTests {
    private func configuration(_ alerts: String) throws -> UpkeepConfiguration {
        let result = Fixtures.load("sites: [{url: 'https://a.example/'}]\nalerts:\n" + alerts)
        #expect(result.problems.map(\.text) == [])
        return try #require(result.configuration)
    }

    private func channel<Kind: Notifier>(_ provider: String, _ kind: Kind.Type) throws -> Kind {
        let watch = try configuration("  channels:\n    - name: a\n      \(provider)\n").watch
        let channel = try #require(watch.alerts.channels.first)
        #expect(channel.name == "a" && channel.policy == ChannelPolicy() && channel.caFile == nil)
        #expect(watch.alerts.route.channels == ["a"])
        return try #require(channel.notifier as? Kind)
    }

    @Test func everyKindOfNotifierHasItsKey() {
        #expect(Set(ProviderKeys.all.map(\.doc.name)) == Set(NotifierRegistry.kinds.map { $0.kind }))
        #expect(ProviderKeys.all.count == NotifierRegistry.kinds.count)
    }

    @Test func slack() throws {
        let slack = try channel("slack: {url: '${SLACK_URL}', channel: '#ops'}", SlackNotifier.self)
        #expect(slack.url.url.text == "https://hooks.example/x" && slack.channel == "#ops")
        let other = try channel("slack: {url_file: /etc/upkeep/slack.url}", SlackNotifier.self)
        #expect(other.url.url.text == "https://hooks.example/hunter2hunter2" && other.channel == nil)
    }

    @Test func discord() throws {
        let discord = try channel("discord: {url: 'https://d.example/', username: upkeep}", DiscordNotifier.self)
        #expect(discord.url.url.text == "https://d.example/" && discord.username == "upkeep")
    }

    @Test func teams() throws {
        #expect(
            try channel("teams: {url: 'https://t.example/a'}", TeamsNotifier.self).url.url.text == "https://t.example/a"
        )
    }

    @Test func telegram() throws {
        let telegram = try channel(
            "telegram: {token_file: /etc/upkeep/a.token, chat: -100, thread: 7, server: 'http://127.0.0.1:81'}",
            TelegramNotifier.self)
        #expect(telegram.token == Secret("hunter2-hunter2-hunter2") && telegram.chat == "-100" && telegram.thread == 7)
        #expect(telegram.server.url.text == "http://127.0.0.1:81/")
        let usual = try channel("telegram: {token: '${TELEGRAM_TOKEN}', chat: '@ops'}", TelegramNotifier.self)
        #expect(usual.server.description == "https://api.telegram.org" && usual.chat == "@ops" && usual.thread == nil)
    }

    @Test func ntfy() throws {
        let ntfy = try channel(
            "ntfy: {server: 'https://n.example', topic: '${NTFY_TOPIC}', token: '${NTFY_TOKEN}'}", NtfyNotifier.self)
        #expect(ntfy.server.description == "https://n.example")
        #expect(ntfy.topic == Secret("topic") && ntfy.token == Secret("tk_x"))
        let usual = try channel("ntfy: {topic_file: /etc/upkeep/t}", NtfyNotifier.self)
        #expect(usual.server.description == "https://ntfy.sh" && usual.token == nil)
    }

    @Test func matrix() throws {
        let matrix = try channel(
            "matrix: {server: 'https://m.example', room: '!a:m.example', token: '${MATRIX_TOKEN}'}", MatrixNotifier.self
        )
        #expect(matrix.server.description == "https://m.example" && matrix.room == "!a:m.example")
        #expect(matrix.token == Secret("syt_x"))
    }

    @Test func mail() throws {
        let mail = try channel(
            """
            mail:
                    server: '2001:db8::25'
                    port: 2525
                    security: tls
                    user: upkeep
                    password_file: /etc/upkeep/mail.password
                    hello: upkeep.example
                    from: Upkeep <upkeep@shop.example>
                    to: [ops@shop.example, Night <night@shop.example>]
            """, MailNotifier.self)
        #expect(mail.server.host == .address(try #require(IPAddress("2001:db8::25"))) && mail.server.port == 2525)
        #expect(mail.server.security == .implicit && mail.server.user == "upkeep")
        #expect(mail.server.password == Secret("hunter2-hunter2-hunter2") && mail.server.helloName == "upkeep.example")
        #expect(mail.from.address == "upkeep@shop.example" && mail.from.name == "Upkeep")
        #expect(mail.recipients.map(\.address) == ["ops@shop.example", "night@shop.example"])
        let usual = try channel(
            "mail: {server: mail.example, from: a@shop.example, to: b@shop.example}", MailNotifier.self)
        #expect(usual.server.host == .name("mail.example") && usual.server.port == 587)
        #expect(usual.server.security == .startTLS && usual.server.helloName == "localhost" && usual.server.user == nil)
    }

    @Test func pagerduty() throws {
        let pager = try channel(
            "pagerduty: {routing_key: '${PAGERDUTY_KEY}', server: 'https://events.eu.pagerduty.com'}",
            PagerDutyNotifier.self)
        #expect(pager.routingKey == Secret("x") && pager.server.description == "https://events.eu.pagerduty.com")
        let usual = try channel("pagerduty: {routing_key_file: /etc/upkeep/p}", PagerDutyNotifier.self)
        #expect(usual.routingKey == Secret("hunter2-hunter2-hunter2"))
        #expect(usual.server.description == "https://events.pagerduty.com")
    }

    @Test func opsgenie() throws {
        let genie = try channel(
            "opsgenie: {key: '${OPSGENIE_KEY}', server: 'https://api.eu.opsgenie.com', responders: [web, db]}",
            OpsgenieNotifier.self)
        #expect(genie.key == Secret("x") && genie.server.description == "https://api.eu.opsgenie.com")
        #expect(genie.responders == ["web", "db"])
        #expect(try channel("opsgenie: {key_file: /etc/upkeep/o}", OpsgenieNotifier.self).responders.isEmpty)
    }

    @Test func alertmanager() throws {
        let manager = try channel(
            "alertmanager: {url: 'http://ops:hunter2@127.0.0.1:9093', labels: {team: web}, resend: 1m}",
            AlertmanagerNotifier.self)
        #expect(manager.url.description == "http://127.0.0.1:9093" && manager.url.authorization != nil)
        #expect(manager.labels == ["team": "web"] && manager.resendEvery == .seconds(60))
        #expect(
            try channel("alertmanager: {url: 'http://a.example'}", AlertmanagerNotifier.self).resendEvery
                == .seconds(300))
    }

    @Test func webhook() throws {
        let hook = try channel(
            """
            webhook:
                    url: '${HOOK_URL}'
                    method: PUT
                    headers: {X-Team: web, Authorization: 'Bearer ${TOKEN}'}
                    content_type: text/plain
                    body: '{{headline}}'
            """, WebhookNotifier.self)
        #expect(hook.url.url.text == "https://hooks.example/x" && hook.method == "PUT")
        #expect(hook.headers.map(\.name) == ["X-Team", "Authorization"])
        #expect(hook.headers.map(\.value) == [Secret("web"), Secret("Bearer t0ken")])
        #expect(hook.contentType == "text/plain")
        #expect(hook.body == (try BodyTemplate("{{headline}}", contentType: "text/plain")))
        let usual = try channel("webhook: {url_file: /etc/upkeep/hook.url}", WebhookNotifier.self)
        #expect(usual.method == "POST" && usual.contentType == "application/json" && usual.body == nil)
        #expect(usual.headers.isEmpty)
    }

    @Test func exec() throws {
        let exec = try channel(
            "exec: {command: [/bin/page, '--team', 'a b'], environment: {PAGER_TOKEN: '${PAGER_TOKEN}'}}",
            ExecNotifier.self)
        #expect(exec.command == ["/bin/page", "--team", "a b"] && exec.environment == ["PAGER_TOKEN": Secret("x")])
    }

    @Test func everySettingOfAChannelAndTheRoute() throws {
        let result = Fixtures.load([ConfigSource(path: "watch.yaml", bytes: try Fixtures.bytes("valid", "watch"))])
        let alerts = try #require(result.configuration).watch.alerts
        #expect(alerts.channels.map(\.name) == ["ops", "mail", "boss", "web team"])
        var policy = ChannelPolicy()
        policy.timeout = .seconds(5)
        policy.burst = 2
        policy.interval = .seconds(60)
        policy.groupFrom = 3
        policy.firstRetry = .seconds(1)
        policy.longestRetry = .seconds(60)
        policy.refusedRetry = .seconds(7200)
        policy.giveUpAfter = .seconds(86_400)
        policy.fallback = "mail"
        policy.fallbackAfter = 2
        #expect(alerts.channels[0].policy == policy && alerts.channels[1].policy == ChannelPolicy())
        #expect(alerts.channels.map(\.caFile) == ["own-ca.pem", "ca.pem", "ca.pem", "ca.pem"])
        let route = AlertRoute(channels: ["ops"], escalateAfter: .seconds(1800), escalateTo: ["boss"])
        #expect(alerts.route == route)
        #expect(alerts.deadMan?.url.description == "https://dead.example" && alerts.deadMan?.every == .seconds(300))
        #expect(alerts.route(for: nil) == route && alerts.route(for: []) == nil)
        #expect(alerts.route(for: ["mail"])?.channels == ["mail"])
        #expect(alerts.route(for: ["mail"])?.escalateTo == ["boss"])
    }

    @Test("the defaults of a channel are those of its type")
    func policy() {
        var draft = ChannelDraft()
        var reader = ConfigReader.standard
        draft.policy.burst = 99
        for key in ChannelKeys.channel.keys where key.doc.children.isEmpty { key.applyStandard(&draft, &reader) }
        #expect(draft.policy == ChannelPolicy() && reader.problems.isEmpty)
    }

    @Test("without `to` everybody is told but those who stand in for others")
    func defaultRoute() throws {
        let teams = "teams: {url: 'https://t.example/'}"
        let alerts = try configuration(
            """
              channels:
                - {name: a, \(teams), fallback: b}
                - {name: b, \(teams)}
                - {name: c, \(teams)}
                - {name: d, \(teams)}
              escalate: {after: 10m, to: d}
            """
        ).watch.alerts
        #expect(alerts.route.channels == ["a", "c"] && alerts.route.escalateTo == ["d"])
        #expect(alerts.route.remindEvery == .seconds(4 * 3600))
    }

    @Test("a channel that nothing names is noted")
    func unused() throws {
        let teams = "teams: {url: 'https://t.example/'}"
        let result = Fixtures.load(
            """
            sites: [{url: 'https://a.example/', alert: c}]
            alerts:
              to: [a]
              channels:
                - {name: a, \(teams), fallback: b}
                - {name: b, \(teams)}
                - {name: c, \(teams)}
                - {name: d, \(teams)}
            """)
        #expect(result.problems.map(\.text) == [])
        #expect(
            result.notes.map(\.text) == [
                """
                upkeep.yaml:8:14: nothing is ever sent to the channel `d`
                  8 |     - {name: d, teams: {url: 'https://t.example/'}}
                    |              ^
                  hint: name it in `alerts.to`, in a site's `alert`, or as a `fallback`
                  see: `upkeep config reference alerts`
                """
            ])
    }

    @Test(
        "a receiver's address that stands in the config is noted, and shown only as far as its host",
        arguments: [
            ("slack: {url: 'https://hooks.example/services/hunter2'}", "alerts.channels.slack.url", "url"),
            ("webhook: {url: 'https://ops:hunter2@hooks.example'}", "alerts.channels.webhook.url", "url"),
            ("ntfy: {topic: hunter2hunter2}", "alerts.channels.ntfy.topic", "topic"),
        ])
    func inClear(_ provider: String, _ key: String, _ last: String) throws {
        let result = Fixtures.load(
            "sites: [{url: 'https://a.example/'}]\nalerts:\n  channels:\n    - name: a\n      \(provider)\n")
        #expect(result.problems.map(\.text) == [])
        let note = try #require(result.notes.first)
        #expect(note.message == "`\(key)` stands in the file as it is" && note.code == "secret-in-clear")
        #expect(note.hint == "`${NAME}` takes it from the environment, `\(last)_file` from a file")
        #expect(!note.text.contains("hunter2") && note.text.contains("(secret)"))
        #expect(result.configuration?.secrets.contains { $0.value.contains("hunter2") } == true)
    }

    @Test(
        "what is no secret is not noted",
        arguments: ["webhook: {url: 'http://127.0.0.1:9000/'}", "alertmanager: {url: 'http://127.0.0.1:9093/base'}"])
    func harmless(_ provider: String) {
        let result = Fixtures.load(
            "sites: [{url: 'https://a.example/'}]\nalerts:\n  channels:\n    - name: a\n      \(provider)\n")
        #expect(result.problems.map(\.text) == [] && result.notes.map(\.text) == [])
    }

    @Test func secretsOfChannelsAreCollectedAndNotPrinted() throws {
        let configuration = try configuration(
            """
              channels:
                - {name: a, webhook: {url_file: /etc/upkeep/a.url, headers: {X-A: 'hunter2 in a header'}}}
                - {name: b, exec: {command: [/bin/page], environment: {A: hunter2-in-a-variable}}}
                - {name: c, telegram: {token: 'hunter2:in-a-token', chat: 1}}
                - {name: d, mail: {server: a.example, user: a, password: hunter2-mail, from: a@b.example, to: a@b.example}}
                - {name: e, alertmanager: {url: 'http://ops:hunter2@a.example'}}
            """)
        let values = Set(configuration.secrets.map(\.value))
        #expect(
            values.isSuperset(of: [
                "https://hooks.example/hunter2hunter2", "/hunter2hunter2", "hunter2 in a header",
                "hunter2-in-a-variable", "hunter2:in-a-token", "hunter2-mail", "http://ops:hunter2@a.example",
            ]))
        var dumped = ""
        dump(configuration, to: &dumped)
        for shown in [dumped, "\(configuration)", String(reflecting: configuration)] {
            #expect(!shown.contains("hunter2"))
        }
    }
}

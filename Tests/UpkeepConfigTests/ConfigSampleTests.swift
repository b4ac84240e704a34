import Testing

@testable import UpkeepConfig

struct ConfigSampleTests {
    @Test func loads() {
        let result = Fixtures.load(ConfigSample.yaml())
        #expect(result.problems.map(\.text) == [])
        #expect(result.configuration?.sites.count == 4)
    }

    @Test func tellsEditorsWhereTheSchemaIs() {
        #expect(ConfigSample.yaml().hasPrefix("# yaml-language-server: $schema=./upkeep.schema.json\n"))
    }

    /// Every key's own example, each in a config of its own: those that the sample has commented out too.
    @Test func everyExampleIsRight() {
        for doc in SiteKeys.site.keys.map(\.doc) where doc.name != "auth" && doc.name != "url" {
            for (lines, kinds) in examples(doc) {
                for kind in kinds {
                    let site = (["url: \(Self.urls[kind] ?? "")"] + lines).joined(separator: "\n    ")
                    let result = Fixtures.load("sites:\n  - \(site)\n\(Self.named)")
                    #expect(result.problems.map(\.text) == [], "\(site)")
                }
            }
        }
    }

    @Test(arguments: [
        "{basic: {user: monitor, password: '${SHOP_PASSWORD}'}}",
        "{basic: {user: monitor, password_file: /etc/upkeep/shop.password}}",
        "{bearer: '${SHOP_TOKEN}'}", "{bearer_file: /etc/upkeep/shop.token}",
    ])
    func theWaysToLogIn(_ auth: String) {
        #expect(Fixtures.load("sites: [{url: 'https://a.example/', auth: \(auth)}]").problems.map(\.text) == [])
    }

    /// The same for everything that is not a site's.
    @Test func everyExampleOfTheWatchIsRight() throws {
        let top = TopKeys.top.keys.map(\.doc)
        let watch = try #require(top.first { $0.name == "watch" }).children
        for (lines, _) in watch.flatMap({ examples($0) }) where lines.first?.hasPrefix("protect_reads") == false {
            expectRight("watch:\n  " + lines.joined(separator: "\n  "))
        }
        for name in ["heartbeats", "maintenance"] {
            expectRight(ConfigSample.assignment(try #require(top.first { $0.name == name })).joined(separator: "\n"))
        }
        let alerts = try #require(top.first { $0.name == "alerts" }).children
        expectRight("alerts:\n  " + ConfigSample.assignment(alerts[0]).joined(separator: "\n  "))
    }

    /// Each setting of each kind of channel, beside what that kind cannot do without.
    @Test func everyExampleOfAChannelIsRight() throws {
        for key in ChannelKeys.channel.keys.map(\.doc) where key.children.isEmpty && key.name != "name" {
            channel(["slack: {url: '${SLACK_URL}'}"] + (key.name == "fallback" ? [] : ["fallback: mail"]), key)
        }
        for kind in ProviderKeys.all.map(\.doc) {
            let needed = kind.children.filter { $0.isRequired }
            // Those that can be given as a file, too; a mail server may do without.
            let secret = kind.children.first { key in
                kind.name != "mail" && kind.children.contains { $0.name == "\(key.name)_file" }
            }
            for key in kind.children {
                let partner = ["user": "password", "password": "user", "password_file": "user"][key.name]
                var keys = needed + kind.children.filter { $0.name == partner }
                if let secret, key.name != "\(secret.name)_file" { keys.append(secret) }
                if !keys.contains(where: { $0.name == key.name }) { keys.append(key) }
                let lines = keys.flatMap { ConfigSample.assignment($0) }.map { "  " + $0 }
                channel(["\(kind.name):"] + lines, nil)
            }
        }
    }

    private func channel(_ lines: [String], _ key: KeyDoc?) {
        let all = lines + (key.map { ConfigSample.assignment($0) } ?? [])
        expectRight(
            """
            alerts:
              channels:
                - name: mail
                  teams: {url: '${TEAMS_URL}'}
                - name: a
                  \(all.joined(separator: "\n      "))
            """)
    }

    private func expectRight(_ text: String) {
        let sites = "sites: [{url: 'https://a.example/', name: shop, machine: web1}]\n"
        #expect(Fixtures.load(sites + text).problems.map(\.text) == [], "\(text)")
    }

    /// What examples of a site refer to.
    private static let named = """
          - url: tcp://mail.shop.example:25
            name: mail
        alerts: {channels: [{name: ops, teams: {url: 'https://t.example/'}}]}
        """

    private static let urls: [SiteKind: String] = [
        .http: "https://shop.example/", .tcp: "tcp://shop.example:25", .tls: "tls://shop.example:993",
        .dns: "dns:///shop.example?type=MX",
    ]

    private func examples(_ doc: KeyDoc) -> [([String], Set<SiteKind>)] {
        if doc.children.isEmpty || !doc.example.isEmpty {
            let needs = doc.name == "client_key" ? ["client_certificate: client.pem"] : []
            return [(needs + ConfigSample.assignment(doc), doc.kinds)]
        }
        return doc.children.flatMap { examples($0) }.map { lines, kinds in
            (["\(doc.name):"] + lines.map { "  " + $0 }, kinds.intersection(doc.kinds))
        }
    }
}

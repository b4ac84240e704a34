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
                    let result = Fixtures.load("sites:\n  - \(site)\n")
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

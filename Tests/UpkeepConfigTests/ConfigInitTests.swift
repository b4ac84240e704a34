import CertificateReader
import Checks
import HTTPWire
import Testing
import UpkeepConfig
import UpkeepCore

struct ConfigInitTests {
    private func address(_ text: String) throws -> IPAddress { try #require(IPAddress(text)) }

    private func hop(
        _ url: String, _ status: Int, body: String = "", version: String = "HTTP/2"
    ) throws -> HTTPHopObservation {
        HTTPHopObservation(
            url: try WebURL(url), endpoint: Endpoint(try address("192.0.2.10"), 443),
            answer: HTTPAnswerObservation(version: version, status: status, body: Array(body.utf8)))
    }

    private func shop(title: String) throws -> InitObservation {
        InitObservation(
            url: "https://shop.example",
            name: NameObservation(
                name: "shop.example", source: .resolver,
                addresses: [try address("2001:db8::10"), try address("192.0.2.10")], aliases: ["edge.cdn.example"]),
            nameservers: NameserverObservation(
                zone: "shop.example", nameservers: ["ns2.dns.example", "ns1.dns.example"]),
            http: HTTPObservation(
                address: try address("192.0.2.10"),
                hops: [
                    try hop("https://shop.example/", 301),
                    try hop("https://www.shop.example/", 200, body: "<html><Title lang=en>\n \(title)\n</TITLE>"),
                ]),
            certificate: CertificateFacts(
                subject: "CN=www.shop.example", issuer: "CN=R11,O=Let's Encrypt",
                notAfter: Timestamp(rfc3339: "2026-12-31T23:59:59Z"), dnsNames: ["www.shop.example"]))
    }

    private func loaded(_ text: String) throws -> UpkeepConfiguration {
        let result = Fixtures.load(text)
        #expect(result.problems.map(\.text) == [])
        return try #require(result.configuration)
    }

    @Test func everythingThatWasSeenIsWrittenDown() throws {
        let text = try ConfigInit.yaml(from: [try shop(title: "Shop & more")])
        #expect(
            text == """
                # yaml-language-server: $schema=./upkeep.schema.json
                # Written by `upkeep config init` from what it saw. Lines with "confirm" need your eye.
                # `upkeep config check` tells every mistake; `upkeep config reference` explains every key.

                sites:
                  - url: https://shop.example/
                    # the redirect chain, as seen:
                    #   301  https://shop.example/
                    #   200  https://www.shop.example/
                    expect:
                      status: 200
                      # where the redirect chain ended
                      final_url: https://www.shop.example/
                      # confirm: the page's title; better is a text that only a working page has
                      contains: "Shop & more"
                      # answered with HTTP/2, which is no promise; to make it one:
                      # protocol: h2
                      # the addresses as agreed; confirm, or leave them out if they change by themselves, as a CDN's do
                      # by way of edge.cdn.example
                      addresses:
                        - 192.0.2.10
                        - "2001:db8::10"
                      # the name servers of shop.example as agreed
                      nameservers:
                        - ns1.dns.example
                        - ns2.dns.example
                      # the certificate, as seen: for www.shop.example
                      #   issued by CN=R11,O=Let's Encrypt
                      #   until 2026-12-31T23:59:59Z
                      # a warning comes with 30 days left, critical with 10 days; to be warned earlier:
                      # certificate_days: 40

                """)
    }

    @Test func itLooksAtTheWorldItWasWrittenFrom() throws {
        let observation = InitObservation(url: "https://shop.example/")
        let resolvers = [Endpoint(try address("192.0.2.53"), 53), Endpoint(try address("2001:db8::53"), 5353)]
        let config = try loaded(
            try ConfigInit.yaml(from: [observation], resolvers: resolvers, caFile: "/etc/a: #1.pem"))
        #expect(config.resolvers == resolvers)
        #expect(config.caFile == "/etc/a: #1.pem")
        let plain = try ConfigInit.yaml(from: [observation])
        #expect(!plain.contains("resolvers") && !plain.contains("ca_file"))
    }

    @Test func itLoadsAsWhatWasSeen() throws {
        let config = try loaded(try ConfigInit.yaml(from: [try shop(title: "Shop & more")]))
        guard case .http(let plan) = try #require(config.sites.first).plan else { return }
        #expect(plan.expect.status == [200...200])
        #expect(plan.expect.contains == ["Shop & more"])
        #expect(plan.expect.finalURL == "https://www.shop.example/")
        #expect(plan.expect.httpVersion == nil)
        #expect(plan.addresses.agreed == [try address("192.0.2.10"), try address("2001:db8::10")])
        #expect(plan.addresses.agreedNameservers == ["ns1.dns.example", "ns2.dns.example"])
    }

    @Test func aPortIsWrittenWithItsGreetingAndItsAddresses() throws {
        var observation = InitObservation(
            url: "tcp://mail.shop.example:25", name: try shop(title: "").name,
            nameservers: try shop(title: "").nameservers,
            banner: "220 mail ${HOME}\\u{d}\\u{a}    closed: true")
        let text = try ConfigInit.yaml(from: [observation])
        #expect(text.contains("  - url: tcp://mail.shop.example:25\n    # confirm: the server said `220 mail "))
        guard case .port(let plan) = try #require(try loaded(text).sites.first).plan else { return }
        #expect(plan.dialogue == [.expect(try TextPattern("^220 "))])
        #expect(plan.addresses.agreed == [try address("192.0.2.10"), try address("2001:db8::10")])
        #expect(plan.addresses.agreedNameservers == ["ns1.dns.example", "ns2.dns.example"])
        observation.banner = "hello${HOME} \u{2028}world"
        let odd = try loaded(try ConfigInit.yaml(from: [observation]))
        guard case .port(let plan) = try #require(odd.sites.first).plan else { return }
        #expect(plan.dialogue == [.expect(try TextPattern(#"^hello\$\{HOME\}"#))])
    }

    /// What a server says cannot become keys, comments' ends, aliases or variables.
    @Test(arguments: [
        "a: b # c", "'", "\"", "\\", "- x", "*a", "&a", "!x", "@x", "`x`", "{a}", "[a", "%x", "null", "true", "~",
        "404",
        "1e3", "0x10", "${HOME}", "$$", "$", "a\u{85}b", "a\u{2028}b", "a\u{202E}b", "\u{7F}x", "日本語", "👩‍👩‍👧", "x:",
        "absent", "a\u{0}b", ": a", "? a", "<<", "=", "---", "...",
    ])
    func aTitleStaysAText(_ title: String) throws {
        let config = try loaded(try ConfigInit.yaml(from: [try shop(title: title)]))
        guard case .http(let plan) = try #require(config.sites.first).plan else { return }
        #expect(plan.expect.contains == [title])
    }

    @Test func whatAServerSaysCannotLeaveItsComment() throws {
        var observation = try shop(title: "Shop")
        observation.certificate?.issuer = "CN=x\n    method: DELETE\u{2028}method: PUT"
        observation.name?.aliases = ["a\r    method: DELETE"]
        observation.nameservers?.zone = "shop\n    method: DELETE"
        let config = try loaded(try ConfigInit.yaml(from: [observation]))
        guard case .http(let plan) = try #require(config.sites.first).plan else { return }
        #expect(plan.method == "GET")
    }

    @Test func aSiteThatDidNotAnswer() throws {
        let observation = InitObservation(
            url: "https://shop.example/",
            name: NameObservation(name: "shop.example", source: .resolver, failure: .noSuchName),
            http: HTTPObservation(
                address: try address("192.0.2.10"),
                failure: ProbeFailure(.connect, .refused, "`192.0.2.10:443` refused\n")))
        let text = try ConfigInit.yaml(from: [observation])
        #expect(text.contains("# confirm: no whole answer came when this was written: `192.0.2.10:443` refused \n"))
        #expect(!text.contains("expect:"))
        #expect(try loaded(text).sites.count == 1)
    }

    @Test func anErrorPageIsToBeConfirmed() throws {
        let observation = InitObservation(
            url: "https://shop.example/",
            http: HTTPObservation(
                address: try address("192.0.2.10"), hops: [try hop("https://shop.example/", 503, version: "HTTP/1.1")]))
        let text = try ConfigInit.yaml(from: [observation])
        #expect(
            text.contains("# confirm: is this really the right answer?\n      status: 503\n"))
        #expect(try loaded(text).sites.count == 1)
    }

    @Test(arguments: [
        (
            ["Basic realm=\"Wiki\""],
            "(`basic`); fill in:\n    # auth: {basic: {user: NAME, password_file: /etc/upkeep/PASSWORD}}\n"
        ),
        ([], "credentials; fill in:\n    # auth: {basic: "), (["Bearer"], "# auth: {bearer_file: /etc/upkeep/TOKEN}\n"),
        (["Negotiate"], "upkeep logs in with `Basic` and\n"),
    ])
    func aPageBehindALoginProposesTheLogin(challenges: [String], expected: String) throws {
        var seen = try hop("https://shop.example/", 401)
        seen.answer?.headers = HTTPFields(challenges.map { .init("WWW-Authenticate", $0) })
        let observation = InitObservation(
            url: "https://shop.example/", http: HTTPObservation(address: try address("192.0.2.10"), hops: [seen]))
        let text = try ConfigInit.yaml(from: [observation])
        #expect(
            text.contains("    # confirm: it answers 401 because it wants credentials") && text.contains(expected),
            "\(text)")
        #expect(
            text.contains("      # confirm: 401 because it wants credentials; with `auth` set, take this line out\n"))
        #expect(try loaded(text).sites.count == 1)
    }

    @Test func aJSONBodyProposesItsScalars() throws {
        let body =
            #"{"status": "ok", "build": "1.4", "up": true, "token": "x", "db": {"a": 1}, "n": 3, "odd key": 1, "gone": null}"#
        let observation = InitObservation(
            url: "https://shop.example/",
            http: HTTPObservation(
                address: try address("192.0.2.10"), hops: [try hop("https://shop.example/", 200, body: body)]))
        let text = try ConfigInit.yaml(from: [observation])
        let lines = [
            "# json:", "#   $.status: ok", "#   $.build: \"1.4\"", "#   $.up: true", "#   $.n: 3", "#   $.gone: null",
        ]
        #expect(text.contains(lines.map { "      \($0)\n" }.joined()), "\(text)")
        // The proposal, taken up, holds.
        var taken = text
        for line in lines { taken.replace("      \(line)\n", with: "      \(line.dropFirst(2))\n") }
        guard case .http(let plan) = try #require(try loaded(taken).sites.first).plan else { return }
        #expect(plan.expect.json.map(\.equals) == [.text("ok"), .text("1.4"), .flag(true), .number(3), .null])
    }

    @Test func aPortThatRefusesProposesThatItIsClosed() throws {
        let failure = ProbeFailure(.connect, .refused, "`192.0.2.10:6379` refused")
        let text = try ConfigInit.yaml(from: [InitObservation(url: "tcp://shop.example:6379", portFailure: failure)])
        #expect(text.contains("    # closed: true\n") && text.contains("`192.0.2.10:6379` refused"))
        let tls = try ConfigInit.yaml(from: [InitObservation(url: "tls://shop.example:993", portFailure: failure)])
        #expect(!tls.contains("closed: true") && tls.contains("# confirm: no connection"))
        #expect(try loaded(text + "").sites.count == 1)
    }

    @Test func aNameThatIsNotFoundSaysHowToFindIt() throws {
        let name = NameObservation(name: "shop.corp", source: .resolver, failure: .noSuchName)
        let text = try ConfigInit.yaml(from: [InitObservation(url: "https://shop.corp/", name: name)])
        #expect(text.contains("# confirm: `shop.corp` was not found") && text.contains("`--resolver`"))
        #expect(text.contains("    # connect_to: 192.0.2.10\n"))
    }

    @Test func addressesOfLiteralsAreNotAgreed() throws {
        var observation = try shop(title: "Shop")
        observation.name?.source = .literal
        #expect(!(try ConfigInit.yaml(from: [observation])).contains("addresses:"))
    }

    @Test func severalSitesOfEveryKindAndTheSameOnce() throws {
        let text = try ConfigInit.yaml(from: [
            try shop(title: "Shop"), try shop(title: "Shop"), InitObservation(url: "tcp://mail.shop.example:25"),
            InitObservation(url: "tls://[2001:db8::1]:993"), InitObservation(url: "dns:///shop.example?type=MX"),
        ])
        #expect(
            try loaded(text).sites.map(\.name) == [
                "https://shop.example/", "tcp://mail.shop.example:25", "tls://[2001:db8::1]:993",
                "dns:///shop.example?type=MX",
            ])
    }

    @Test func aPasswordInTheURLIsNotWrittenDown() throws {
        let text = try ConfigInit.yaml(from: [InitObservation(url: "https://ops:hunter2@shop.example/")])
        #expect(!text.contains("hunter2"))
        #expect(text.contains("    # auth: {basic: {user: ops, password_file: /etc/upkeep/PASSWORD}}\n"))
        let token = try ConfigInit.yaml(from: [InitObservation(url: "https://hunter2@shop.example/")])
        #expect(!token.contains("hunter2") && token.contains("{user: NAME, "))
        #expect(try loaded(text).sites.map(\.name) == ["https://shop.example/"])
    }

    @Test func aWrongURLIsAnErrorWithTheRightForm() throws {
        let error = #expect(throws: ConfigInitError.self) {
            try ConfigInit.yaml(from: [InitObservation(url: "shop.example")])
        }
        #expect(error?.hint == "did you mean `https://shop.example`?")
    }

    @Test("a title's character references are shown as characters and never searched for")
    func titleWithReferences() throws {
        let text = try ConfigInit.yaml(from: [
            try shop(title: "Tom &amp; Jerry&#39;s &mdash; the caf&eacute; &amp;#10;method: PUT&#10;method: PUT")
        ])
        #expect(
            text.contains(
                """
                # confirm: from the page's title, `Tom & Jerry's — the café &#10;method: PUT method: PUT`; better is a text \
                that only a working page has
                      contains: \"#10;method: PUT\"

                """), "\(text)")
        #expect(try loaded(text).sites.count == 1)
        let bare = try ConfigInit.yaml(from: [try shop(title: "&#26085;&#26412;")])
        #expect(bare.contains("# confirm: the page's title is `日本`; better is") && !bare.contains("contains:"))
    }

    @Test(arguments: [
        ("<title>Shop</title>", "Shop"), ("<TITLE\n>Shop</Title>", "Shop"),
        ("<title>a\n  longer line \r\n</title>", "longer line"),
        ("<title></title>", nil), ("<title>Shop", nil), ("<title", nil), ("", nil), ("<p>Shop</p>", nil),
        ("<title>caf\u{FFFD}</title>", "caf\u{FFFD}"), ("<title>&amp;</title>", nil), ("<title>A&amp;B</title>", nil),
        ("<title>Shop &amp; more &ndash; all of it</title>", "all of it"), ("<title>R&D; labs</title>", "labs"),
        ("<title>caf&#xE9; au lait</title>", "au lait"), ("<title>Fish & &unknown; chips</title>", "Fish &"),
        ("<title>\u{FEFF}a</title>", "a"),
    ])
    func title(_ body: String, _ title: String?) throws {
        let observation = InitObservation(
            url: "https://shop.example/",
            http: HTTPObservation(
                address: try address("192.0.2.10"), hops: [try hop("https://shop.example/", 200, body: body)]))
        let config = try loaded(try ConfigInit.yaml(from: [observation]))
        guard case .http(let plan) = try #require(config.sites.first).plan else { return }
        #expect(plan.expect.contains == (title.map { [$0] } ?? []))
    }
}

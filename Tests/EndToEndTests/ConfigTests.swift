import Peers
import Testing
import UpkeepDemo

/// Configs as operators write them: found, merged, or refused with everything that is wrong.
struct ConfigTests {
    @Test func everyMistakeAtOnceEachInItsPlace() async throws {
        try await withTemporaryDirectory { directory in
            let text = """
                sites:
                  - url: https://shop.example/
                    expcet:
                      status: 200
                  - url: https://blog.example/
                    timeouts: {connect: 5}

                """
            try directory.write("upkeep.yaml", text)
            for arguments in [
                ["config", "check"], ["check"], ["check", "--config", "upkeep.yaml", "https://a.example/"],
            ] {
                let output = try await run(Upkeep.invocation(arguments, in: directory.path))
                #expect(output.status == .exited(64))
                #expect(output.standardOutput == "")
                #expect(output.standardError.contains("upkeep.yaml:3:5: "))
                #expect(output.standardError.contains("did you mean `expect`?"))
                #expect(output.standardError.contains("upkeep.yaml:6:25: "))
                #expect(output.standardError.contains("    expcet:\n"))
            }
        }
    }

    @Test func exactText() async throws {
        try await withTemporaryDirectory { directory in
            try directory.write("upkeep.yaml", "sites:\n  - url: https://shop.example/\n    mehtod: GET\n")
            let output = try await Upkeep.run("config", "check", in: directory.path)
            #expect(
                output.standardError == """
                    upkeep.yaml:3:5: unknown key `mehtod`
                      3 |     mehtod: GET
                        |     ^
                      hint: did you mean `method`?
                      expected: one of `url`, `name`, `method`, `headers`, `body`, `auth`, `redirects`, `host`, `addresses`, \
                    `families`, `connect_to`, `timeouts`, `body_limit`, `tls`, `expect`, `every`, `machine`, `alert`, `slo`, \
                    `depends_on`
                      see: `upkeep config reference a-site`

                    1 problem

                    """)
        }
    }

    @Test func aGoodOneSaysWhatToTypeNext() async throws {
        try await withTemporaryDirectory { directory in
            try directory.write("upkeep.yaml", "sites: [{url: 'https://shop.example/'}]\n")
            try directory.write("conf.d/b.yaml", "sites: [{url: 'https://blog.example/'}]\n")
            try directory.write("conf.d/notes.txt", "not a config")
            let output = try await Upkeep.run("config", "check", in: directory.path)
            #expect(
                output.standardOutput
                    == "`upkeep.yaml`, `conf.d/b.yaml`: ok, 2 sites\nnext: `upkeep check` looks at them\n")
            let there = try await Upkeep.run("config", "check", directory.file("upkeep.yaml"))
            #expect(
                there.standardOutput.hasSuffix(
                    "next: `upkeep check --config \(directory.file("upkeep.yaml"))` looks at them\n"))
            #expect(there.status == .exited(0))
            let named = try await Upkeep.run("config", "check", "--config", directory.file("upkeep.yaml"))
            #expect(named.standardOutput == there.standardOutput)
        }
    }

    @Test func sitesOfTheFolderBesideAreLookedAtToo() async throws {
        try await withShop(parts: [.shop]) { shop in
            try shop.directory.write(
                "conf.d/mail.yaml", "sites:\n  - name: mail\n    url: \(shop.site.mailURL)\n")
            let report = try JSONReport(try await shop.check("--format", "json"))
            #expect(Set(report.findings.map(\.subject)) == ["shop", "mail"])
            #expect(report.status == "ok")

            try shop.directory.write("conf.d/again.yaml", "sites: [{name: mail, url: 'https://a.example/'}]\n")
            let clash = try await shop.check()
            #expect(clash.status == .exited(64))
            #expect(clash.standardError.contains("conf.d/mail.yaml:2:11: two sites have the same name\n"))
        }
    }

    @Test func sitesAreKnownByName() async throws {
        try await withShop([.error500], parts: [.shop, .mail]) { shop in
            let mail = try await shop.check("mail", "--format", "json")
            #expect(Set(try JSONReport(mail).findings.map(\.subject)) == ["mail"])
            #expect(mail.status == .exited(0))
            let both = try await shop.check("mail", "shop", "--format", "json")
            #expect(try JSONReport(both).headlines.map(\.check) == ["http.status"])

            let unknown = try await shop.check("shpo")
            #expect(unknown.status == .exited(64))
            #expect(
                unknown.standardError == "upkeep: `\(shop.config)` names no site `shpo`\nhint: did you mean `shop`?\n")
        }
    }

    @Test("a config that lies around has no say about a plain URL")
    func lyingAround() async throws {
        try await withShop { shop in
            try shop.directory.write("upkeep.yaml", "sites: [{url: 'https://a.example/', nonsense: 1}]\n")
            let output = try await shop.runInWorld("check", shop.site.url)
            #expect(output.status == .exited(0))
            #expect(
                output.standardError
                    == "note: `upkeep.yaml` cannot be used and was left aside; `upkeep config check` says why\n")
        }
    }

    @Test("a site named by its URL is looked at as the config says")
    func namedByURL() async throws {
        try await withShop { shop in
            try shop.directory.write("upkeep.yaml", "sites: [{url: '\(shop.site.url)', expect: {status: 404}}]\n")
            let output = try await shop.runInWorld("check", shop.site.url, "--format", "json")
            #expect(try JSONReport(output).headlines.map(\.check) == ["http.status"])
        }
    }

    @Test func theEnvironmentFillsIn() async throws {
        try await withShop(sites: "  - name: filled\n    url: ${UPKEEP_TEST_URL}\n") { shop in
            let environment = ["UPKEEP_TEST_URL": shop.site.url]
            let output = try await shop.check("filled", environment: environment)
            #expect(output.status == .exited(0), "\(output.standardError)")
            let unset = try await shop.check("filled", environment: ["UPKEEP_TEST_URL_OTHER": ""])
            #expect(unset.status == .exited(64))
            #expect(unset.standardError.contains("the environment has no variable `UPKEEP_TEST_URL`"))
        }
    }

    @Test func secretFilesHaveACap() async throws {
        try await withTemporaryDirectory { directory in
            try directory.write("big", String(repeating: "x", count: 65_537))
            try directory.write("upkeep.yaml", "sites: [{url: 'https://a.example/', auth: {bearer_file: big}}]\n")
            let output = try await Upkeep.run("config", "check", in: directory.path)
            #expect(output.status == .exited(64))
            #expect(output.standardError.contains("is larger than 64 KiB"), "\(output.standardError)")
        }
    }
}

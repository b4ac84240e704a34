import Testing
import UpkeepConfig

/// `upkeep config`, on files that are not there.
struct ConfigCommandTests {
    @Test func theSampleIsAConfig() async {
        let sample = await CommandRun("config", "reference", "--sample")
        let secrets = ["/etc/upkeep/shop.token", "/etc/upkeep/shop.password"]
        // The sample names a zone, and the machine of this test has one with that name.
        let check = await CommandRun(
            "config", "check", "upkeep.yaml",
            files: ["upkeep.yaml": sample.output, "/usr/share/zoneinfo/Europe/Berlin": Self.zone].merging(
                secrets.map { ($0, "x") }
            ) { $1 },
            environment: ["SHOP_TOKEN": "x", "SHOP_PASSWORD": "x", "SLACK_URL": "https://hooks.example/x"])
        #expect(check.status == 0, "\(check.errors)")
    }

    /// A time zone file (RFC 9636) without transitions, whose footer says it all.
    private static let zone: String = {
        let block = "TZif2" + String(repeating: "\0", count: 15 + 19) + "\u{1}\0\0\0\u{4}\0\0\0\0\0\0UTC\0"
        return block + block + "\nCET-1CEST,M3.5.0,M10.5.0/3\n"
    }()

    @Test func schemaAndReferenceAreTheLibrarys() async {
        #expect(await CommandRun("config", "schema").output == ConfigSchema.json())
        #expect(await CommandRun("config", "reference").output == ConfigReference.markdown())
    }

    @Test func noConfig() async {
        let run = await CommandRun("config", "check")
        #expect(
            run.errors == """
                upkeep: no config at `./upkeep.yaml` or `/etc/upkeep/upkeep.yaml`
                hint: `upkeep config init example.com > upkeep.yaml` writes one

                """)
        #expect(run.status == 64)
    }

    @Test func aFileThatIsNotThere() async {
        let run = await CommandRun("config", "check", "a.yaml")
        #expect(run.errors.hasPrefix("upkeep: `a.yaml` does not exist\n"))
        #expect(run.status == 64)
    }

    @Test func aFolderThatIsNotThere() async {
        let run = await CommandRun("config", "init", "a.example", "--output", "nodir/upkeep.yaml", files: ["a": ""])
        #expect(
            run.errors == """
                upkeep: the folder `nodir` does not exist, so `nodir/upkeep.yaml` cannot be written
                hint: make it first: `mkdir -p nodir`

                """)
        #expect(run.status == 64)
    }

    @Test func oneKeyOfTheReference() async {
        let run = await CommandRun("config", "reference", "expect.status")
        #expect(run.output == ConfigReference.markdown(of: "expect.status"))
        let unknown = await CommandRun("config", "reference", "staus")
        #expect(unknown.errors == "upkeep: no key is called `staus`\nhint: did you mean `status`?\n")
        #expect(unknown.status == 64)
    }

    @Test("a monitoring system reads standard output, and knows four answers")
    func brokenConfigAsPlugin() async {
        let files = ["upkeep.yaml": "sites:\n  - url: https://a.example/\n    mehtod: GET | x\n    nmae: x\n"]
        let run = await CommandRun("check", "--format", "nagios", files: files)
        #expect(
            run.output
                == "UPKEEP UNKNOWN - upkeep.yaml:3:5: unknown key `mehtod`; `upkeep config check` tells all\n")
        #expect(run.errors.contains("2 problems"))
        #expect(run.status == 3)
        let none = await CommandRun("check", "--format", "nagios", files: ["other": ""])
        #expect(none.output.hasPrefix("UPKEEP UNKNOWN - no site given") && none.status == 3)
    }

    @Test("in Upkeep's own folder, files in conf.d are a config of their own")
    func partsAlone() async {
        let text = "sites: [{url: 'https://a.example/'}]\n"
        let own = await CommandRun("config", "check", files: ["/etc/upkeep/conf.d/a.yaml": text])
        #expect(own.output.hasPrefix("`/etc/upkeep/conf.d/a.yaml`: ok, 1 site\n"), "\(own.errors)")
        // Anybody's software may have a `conf.d` here.
        #expect(await CommandRun("config", "check", files: ["conf.d/a.yaml": text]).status == 64)
        let typo = await CommandRun("config", "check", "b.yaml", files: ["conf.d/a.yaml": text])
        #expect(typo.errors.hasPrefix("upkeep: `b.yaml` does not exist\n"))
    }

    @Test func filesAreLookedInto() async {
        let site = "sites: [{url: 'https://a.example/', tls: {ca_file: ca.pem}}]\n"
        let run = await CommandRun(
            "config", "check", "a.yaml", files: ["a.yaml": site, "ca.pem": "127.0.0.1 localhost"])
        #expect(
            run.errors.contains("a.yaml:1:52: `tls.ca_file`: the file cannot be used: `ca.pem` holds no certificate\n"),
            "\(run.errors)")
        #expect(run.status == 64)
    }

    @Test func notesDoNotMakeItWrong() async {
        let site = "sites: [{url: 'https://a.example/', auth: {bearer: hunter22}}]\n"
        let run = await CommandRun("config", "check", "a.yaml", files: ["a.yaml": site])
        #expect(run.status == 0 && run.output.contains(": ok, 1 site"))
        #expect(run.errors.contains("`auth.bearer` stands in the file as it is") && run.errors.hasSuffix("\n1 note\n"))
        #expect(!run.errors.contains("hunter22"))
    }

    @Test func conf() async {
        let run = await CommandRun(
            "config", "check", "etc/upkeep.yaml",
            files: [
                "etc/upkeep.yaml": "sites: [{url: 'https://${HOST}/'}]\n",
                "etc/conf.d/z.yaml": "sites: [{url: 'https://z.example/'}]\n",
                "etc/conf.d/a.yml": "sites: [{url: 'https://a.example/'}]\n",
                "etc/conf.d/.hidden.yaml": "nonsense", "etc/conf.d/readme": "nonsense",
            ], environment: ["HOST": "shop.example"])
        #expect(
            run.output == """
                `etc/upkeep.yaml`, `etc/conf.d/a.yml`, `etc/conf.d/z.yaml`: ok, 3 sites
                next: `upkeep check --config etc/upkeep.yaml` looks at them

                """)
    }
}

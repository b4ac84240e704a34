import Testing
import UpkeepConfig

/// `upkeep config`, on files that are not there.
struct ConfigCommandTests {
    @Test func theSampleIsAConfig() async {
        let sample = await CommandRun("config", "reference", "--sample")
        let secrets = ["/etc/upkeep/shop.token", "/etc/upkeep/shop.password"]
        let check = await CommandRun(
            "config", "check", "upkeep.yaml",
            files: ["upkeep.yaml": sample.output].merging(secrets.map { ($0, "x") }) { $1 },
            environment: ["SHOP_TOKEN": "x", "SHOP_PASSWORD": "x"])
        #expect(check.status == 0, "\(check.errors)")
    }

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

    @Test("a CA file named from here means another file there")
    func relativeAuthority() async {
        let run = await CommandRun(
            "config", "init", "a.example", "--ca-file", "ca.pem", "--output", "/etc/upkeep/upkeep.yaml",
            files: ["ca.pem": "x"])
        #expect(
            run.errors == """
                upkeep: `ca.pem` would mean another file in the folder of `/etc/upkeep/upkeep.yaml`
                hint: give --ca-file from the root: `--ca-file /…/ca.pem`

                """)
        #expect(run.status == 64)
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

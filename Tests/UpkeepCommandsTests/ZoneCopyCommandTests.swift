import Testing

@Suite("copies of zones, without a network")
struct ZoneCopyCommandTests {
    private static let start = "@ 60 SOA ns host 7 1 1 1 1\n@ 60 NS ns.other.test.\n"
    private static let files = [
        "/a.zone": start + "www 60 A 192.0.2.1\n", "/b.zone": start + "www 90 A 192.0.2.1\n",
        "/c.zone": start + "$INCLUDE more\n", "/more": "www 60 A 192.0.2.2\n",
        "/bad.zone": start + "www 60 A 192.0.2\n@ 60 MX mail\n", "/other.zone": "$ORIGIN other.test.\n" + start,
        "/foreign.zone": "www.other.test. 60 A 192.0.2.1\n",
    ]

    private static func compare(_ a: String, _ b: String, _ more: String...) async -> CommandRun {
        await CommandRun(
            ["dns", "compare", "example.test", "--with", a, "--with", b] + more, files: files, looks: true)
    }

    @Test(
        "exit status and first words",
        arguments: [
            ("/a.zone", "/a.zone", 0, "2 record sets the same at /a.zone"),
            ("/a.zone", "/b.zone", 1, "only times differ in 1 record set: `www.example.test` A"),
            ("/a.zone", "/c.zone", 2, "1 of 2 record sets differs: `www.example.test` A"),
            ("/a.zone", "/none.zone", 3, "/none.zone cannot be read: "),
            ("/a.zone", "/bad.zone", 3, "/bad.zone is no good zone file: /bad.zone:3:10: "),
            ("/a.zone", "/other.zone", 3, "/other.zone is the zone `other.test`, not `example.test`"),
            ("/a.zone", "/foreign.zone", 3, "/foreign.zone holds no record of `example.test`"),
        ])
    func compares(_ a: String, _ b: String, _ status: Int32, _ words: String) async {
        let run = await Self.compare(a, b)
        #expect(run.status == status && run.output.contains(words) && run.errors.isEmpty, "\(run)")
    }

    @Test("who says what, record set by record set")
    func page() async {
        let run = await Self.compare("/a.zone", "/c.zone")
        #expect(run.output.contains("\n\nwww.example.test A\n  /a.zone  192.0.2.1\n  /c.zone  192.0.2.2\n\n"), "\(run)")
    }

    @Test("every mistake of a file has its line")
    func mistakes() async {
        let run = await Self.compare("/a.zone", "/bad.zone")
        #expect(run.output.contains("\n  /bad.zone:3:10: ") && run.output.contains("\n  /bad.zone:4:"), "\(run)")
    }

    @Test(
        "what is no source is a mistake in the command line",
        arguments: [
            ("ns1.example.net:0", "`ns1.example.net:0` is no name server"),
            ("axfr@a..b", "`a..b` is no name server: "),
        ])
    func usage(_ source: String, _ words: String) async {
        let run = await Self.compare("/a.zone", source)
        #expect(run.status == 64 && run.errors.contains(words) && run.output.isEmpty, "\(run)")
    }

    @Test("a file is exported as it is read")
    func export() async {
        let run = await CommandRun(
            ["dns", "export", "example.test", "--from", "/c.zone"], files: Self.files, looks: true)
        #expect(run.status == 0 && run.errors.isEmpty, "\(run)")
        #expect(run.output.hasPrefix("; zone example.test, from the file /c.zone, "))
        #expect(run.output.hasSuffix("www 60 IN A   192.0.2.2\n"), "\(run.output)")
        let yaml = await CommandRun(
            ["dns", "export", "example.test", "--from", "/a.zone", "--format", "octodns"], files: Self.files,
            looks: true)
        #expect(yaml.status == 0)
        #expect(yaml.output.hasSuffix("\nwww:\n  ttl: 60\n  type: A\n  value: 192.0.2.1\n"), "\(yaml.output)")
    }

    @Test("a file that cannot be read is no copy, and --output spares what is there")
    func refusals() async {
        let bad = await CommandRun(
            ["dns", "export", "example.test", "--from", "/bad.zone"], files: Self.files, looks: true)
        #expect(bad.status == 3 && bad.output.isEmpty && bad.errors.hasPrefix("upkeep: /bad.zone is no good zone file"))
        let taken = await CommandRun(
            ["dns", "export", "example.test", "--from", "/a.zone", "--output", "/b.zone"], files: Self.files,
            looks: true)
        #expect(taken.status == 64 && taken.errors.contains("`/b.zone` already exists and was left as it is"))
        let lone = await CommandRun(["dns", "export", "example.test", "--replace"], files: Self.files, looks: true)
        #expect(lone.status == 64 && lone.errors.contains("--replace goes with --output"))
        let outside = await CommandRun(
            ["dns", "export", "example.test", "--from", "/a.zone", "--name", "a.test."], files: Self.files, looks: true)
        #expect(outside.status == 64 && outside.errors.contains("`a.test.` is not in the zone `example.test`"))
    }
}

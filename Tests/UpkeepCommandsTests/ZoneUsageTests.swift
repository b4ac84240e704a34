import Testing

@Suite("what `upkeep dns` refuses before it asks anybody")
struct ZoneUsageTests {
    @Test(
        "exit status 64, what is wrong, and what to type instead",
        arguments: [
            (["10.99.1.1"], "`10.99.1.1` is an address, and no zone", "name the zone"),
            (["2001:db8::1"], "`2001:db8::1` is an address, and no zone", "name the zone"),
            (["a b"], "`a b` is no zone: names have no blanks", "name the zone alone"),
            (["compare", "10.99.1.1"], "`10.99.1.1` is an address, and no zone", "name the zone"),
            (["export", "a b"], "`a b` is no zone: names have no blanks", "name the zone alone"),
            (
                ["comapre", "example.test"], "there is no command `upkeep dns comapre`",
                "did you mean `upkeep dns compare`? a zone of that name is written `comapre.`"
            ),
            (
                ["example.test", "--host", "foo.other.test"],
                "--host `foo.other.test` is not in the zone `example.test`", "audit its own zone"
            ),
            (
                ["example.test", "example.net", "--host", "foo.other.test"],
                "--host `foo.other.test` is not in any of these zones", "audit its own zone"
            ),
            (["example.test", "--deadline", "100ms"], "--deadline 100 ms is too short", "give a longer --deadline"),
            (["example.test", "--pace", "1s"], "--deadline 20 s is too short", "or a shorter --pace"),
            (["compare", "example.test", "--with", "AXFR@"], "`AXFR@` needs a server behind it", "AXFR@192.0.2.53"),
            (["compare", "example.test", "--with", ""], "an empty source is nothing to read", "name a file"),
            (
                ["export", "example.test", "-o", "/nonexist/x"],
                "nothing can be written there: `/nonexist` does not exist", "make the folder first"
            ),
            (
                ["export", "example.test", "-o", "/nonexist/x", "--replace"],
                "nothing can be written there: `/nonexist` does not exist", "make the folder first"
            ),
        ])
    func refusals(_ arguments: [String], _ words: String, _ hint: String) async {
        let run = await CommandRun(["dns"] + arguments, files: [:], looks: true)
        #expect(run.status == 64 && run.output.isEmpty, "\(run)")
        #expect(run.errors.contains(words) && run.errors.contains(hint), "\(run)")
    }

    @Test("`upkeep dns --help` shows the audit's options")
    func help() async {
        let run = await CommandRun(["dns", "--help"])
        #expect(run.status == 0)
        for option in ["--host <name>", "--status-page", "--deadline <time>", "--root-hints", "--asn-zone"] {
            #expect(run.output.contains(option), "\(run)")
        }
        for line in run.output.split(separator: "\n") { #expect(line.count <= 80, "\(line)") }
    }

    @Test("a file that cannot be read is told without asking anybody")
    func missingFile() async {
        // The machine of this test has no network: to ask would fail.
        let run = await CommandRun(
            ["dns", "compare", "example.test", "--with", "./none.zone", "--root-hints", "/hints"],
            files: ["/hints": ". 1 NS a.root.\na.root. 1 A 127.0.0.254\n"], looks: true)
        #expect(run.status == 3 && run.output.contains("./none.zone cannot be read"), "\(run)")
        #expect(!run.output.contains("`example.test`"), "\(run)")
    }
}

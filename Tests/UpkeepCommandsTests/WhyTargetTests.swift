import Testing

/// What `upkeep why` does not take, and what it says instead.
struct WhyTargetTests {
    private static let example = "`upkeep why example.com`, or with a page: `upkeep why https://example.com/shop`"

    @Test(
        arguments: [
            ("", "no site is named"), ("  ", "no site is named"), (".", "the root of all names has no web site"),
            ("x y", "`x y`: "), ("a b.example", "`a b.example`: "), ("xn--", "`xn--` alone is no label"),
            ("exa..mple.com", "`exa..mple.com`: "),
            ("mailto:a@b.example", "`mailto:` is no kind of web site, and only those have visitors"),
            ("ftp://example.com/", "`ftp:` is no kind of web site, and only those have visitors"),
        ])
    func whatIsNoSite(target: String, begins: String) async {
        let run = await CommandRun("why", target, "--state", "none")
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        let errors = run.errors.replacing("\n  ", with: " ").replacing("\n", with: " ")
        #expect(errors.hasPrefix("upkeep: " + begins), "\(run.errors)")
        // Only what `why` takes is offered.
        #expect(errors.contains("hint: `upkeep why example.com`"), "\(run.errors)")
        #expect(!errors.contains("tcp://") && !errors.contains("dns://"), "\(run.errors)")
    }

    @Test(
        arguments: [
            ("localhost", "`localhost` is this machine itself (RFC 6761)"),
            ("app.localhost", "`app.localhost` is this machine itself"),
            (
                "https://printer.local/",
                "`printer.local` is announced by its machine on the local network (mDNS, RFC 6762)"
            ),
            ("nas.home.arpa", "`nas.home.arpa` is a name of a home network (RFC 8375)"),
            ("wiki.corp.internal", "`wiki.corp.internal` is a name for inside use"),
            ("example.invalid", "`example.invalid` does not exist on purpose (RFC 6761)"),
        ])
    func namesThatNoServerKnows(target: String, says: String) async {
        let run = await CommandRun("why", target, "--state", "none", "--resolver", "192.0.2.53")
        #expect(run.status == 64)
        #expect(run.output.isEmpty)
        #expect(run.errors.replacing("\n  ", with: " ").replacing("\n", with: " ").contains(says), "\(run.errors)")
    }
}

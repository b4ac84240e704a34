import ArgumentParser

/// What commands take that also judge a zone's signatures and its registration.
struct JudgingOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Trust the DS or DNSKEY records in this zone file instead of the Internet's root keys; none with --root-hints.",
            valueName: "file"),
        completion: .file())
    var trustAnchor: String?

    @Option(
        help: ArgumentHelp(
            "Ask this registry instead of the one in charge, or `none`; none with --root-hints.", valueName: "url"))
    var rdap: String?
}

import ArgumentParser
import UpkeepCore

/// Whom `why` asks besides the name's own servers.
struct OutsideOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "An unrelated site that proves your own network, or `none`; none with --root-hints.", valueName: "url"))
    var control: String?

    @Option(
        help: ArgumentHelp(
            "Ask this open resolver as visitors elsewhere do, or `none`; may be given again; none with --root-hints.",
            valueName: "ip[:port]"))
    var openResolver: [String] = []

    func validate() throws {
        for text in openResolver where text != AuthorityOptions.none && Endpoint(text, defaultPort: 53) == nil {
            throw ValidationError("--open-resolver `\(text)` is no address; write `9.9.9.9` or `[2620:fe::fe]:53`")
        }
    }
}

import ArgumentParser
import Checks
import UpkeepCore

/// What to look at, and where it is to be found.
struct TLSTargetOptions: ParsableArguments {
    @Argument(
        help: ArgumentHelp(
            "Services (`host[:port]`, `smtp://host`, `https://…`), files, folders, or names of configured sites.",
            valueName: "target"), completion: .file())
    var targets: [String] = []

    @Option(
        help: ArgumentHelp(
            "Connect to this address instead of those of the name; with files alone: compare them with what is served there.",
            valueName: "ip[:port]"))
    var connect: String?

    @Option(help: "Begin TLS inside this protocol.")
    var starttls: StartTLSKind?

    @Option(
        help: ArgumentHelp(
            "The name to ask for and to expect in the certificate, where the target is an address.", valueName: "name"))
    var name: String?

    func validate() throws {
        if let connect, Endpoint(connect, defaultPort: 443) == nil {
            throw ValidationError("--connect `\(connect)` is no address; write `192.0.2.1` or `[2001:db8::1]:8443`")
        }
        if let name, name.isEmpty || name.contains("/") || name.contains(" ") {
            throw ValidationError("--name `\(name)` is no host name")
        }
    }
}

extension StartTLSKind: ExpressibleByArgument {}

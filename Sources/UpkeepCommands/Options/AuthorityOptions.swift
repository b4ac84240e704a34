import ArgumentParser
import UpkeepCore

/// What every command takes that asks name servers themselves, so that private worlds can be looked at, too.
struct AuthorityOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Begin at the root servers in this zone file instead of the Internet's.", valueName: "file"),
        completion: .file())
    var rootHints: String?

    @Option(help: ArgumentHelp("The port of all authoritative servers.", valueName: "port"))
    var dnsPort: UInt16 = 53

    @Option(
        help: ArgumentHelp(
            "The time between two questions to one server address; loopback is never made to wait.", valueName: "time"))
    var pace: DurationArgument = DurationArgument(.milliseconds(20))

    /// Says that nobody is to be asked.
    static let none = "none"

    func validate() throws {
        if dnsPort == 0 { throw ValidationError("--dns-port 0 is no port; authoritative servers listen at 53") }
        if pace.duration > .seconds(1) {
            throw ValidationError("--pace of more than a second would never come to an end")
        }
    }
}

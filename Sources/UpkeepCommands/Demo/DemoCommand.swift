import ArgumentParser
import UpkeepCore
import UpkeepDemo
import UpkeepReport
import UpkeepSystem

/// `upkeep demo`: a shop on loopback, looked at healthy and broken.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Open a small shop on loopback, break it, and look at it.",
        usage: "upkeep demo [<options>]",
        discussion: """
            Nothing leaves this machine and nothing is left behind.

            Examples:
              upkeep demo                        the tour: healthy, then every fault
              upkeep demo --watch                watch the shop: an incident opens with its
                                                 cause, and closes
              upkeep demo --list                 the faults there are
              upkeep demo --fault wrong-name -v  one fault, with the whole report
              upkeep demo --fault dns-one-lame   a fault of the name, by `upkeep why`
              upkeep demo --format json          the healthy shop, for a program
              upkeep demo --serve --fault slow   keep the shop open, and look at it
                                                 from another terminal

            Exit status: with --fault or a format for programs the report's own;
            otherwise 0, or 70 when the tour did not find what it must.
            """)

    @Option(help: ArgumentHelp("Switch this fault on; may be given again.", valueName: "name"))
    var fault: [DemoFault] = []

    @Flag(help: "Keep the shop open until Ctrl-C, and say how to look at it.")
    var serve = false

    @Flag(help: "Watch the shop: a fault appears after a while, and heals.")
    var watch = false

    @Option(help: ArgumentHelp("When the fault appears, with --watch.", valueName: "time"))
    var after = DurationArgument(.seconds(60))

    @Option(
        help: ArgumentHelp("Answer /metrics and the API here, with --watch, or `none`.", valueName: "ip:port"))
    var listen: String?

    @Flag(help: "List the faults.")
    var list = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if list, serve || watch || !fault.isEmpty { throw ValidationError("--list goes alone") }
        if watch, serve || !fault.isEmpty || output.format != .text {
            throw ValidationError("--watch has a story of its own: without --serve, --fault and --format")
        }
        if let listen, listen != WatchListening.none, Endpoint(listen, defaultPort: WatchListening.port) == nil {
            throw ValidationError("--listen `\(listen)` is no address and port; write `127.0.0.1:7710` or `none`")
        }
        if serve, output.format != .text {
            throw ValidationError(
                "--serve prints no report, so --format \(output.format.rawValue) has nothing to format")
        }
    }

    func run() async throws {
        let system = UpkeepCommand.system
        guard !list else {
            var page = TextPage(output.style(for: system.standardOutput.terminal))
            DemoText.faults(&page)
            return try system.standardOutput.write(page.text)
        }
        let faults = Set(fault)
        try await DemoShop.withShop { shop in
            let tour = DemoTour(shop: shop, output: output, system: system)
            if watch {
                let endpoint = WatchListening.endpoint(listen, configured: Endpoint("127.0.0.1", defaultPort: 0))
                try await DemoWatch(
                    shop: shop, after: after.duration, listening: endpoint, output: output, system: system
                ).run()
            } else if serve {
                try await tour.serve(faults)
            } else if faults.isEmpty, output.format == .text {
                try await tour.walk()
            } else {
                try await tour.report(with: faults)
            }
        }
    }
}

extension DemoFault: ExpressibleByArgument {}

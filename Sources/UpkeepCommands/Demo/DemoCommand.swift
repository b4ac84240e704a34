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

    @Flag(help: "List the faults.")
    var list = false

    @OptionGroup var output: OutputOptions

    func validate() throws {
        if list, serve || !fault.isEmpty { throw ValidationError("--list goes alone") }
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
            if serve {
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

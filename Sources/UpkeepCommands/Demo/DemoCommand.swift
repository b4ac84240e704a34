import ArgumentParser
import Checks
import UpkeepCore
import UpkeepDemo
import UpkeepReport
import UpkeepSystem

/// `upkeep demo`: a shop on loopback, looked at healthy and broken.
struct DemoCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Open a small shop on loopback, break it, and look at it.",
        discussion: """
            Nothing leaves this machine and nothing is left behind.

            Examples:
              upkeep demo                          the tour: healthy, then one fault after another
              upkeep demo --fault wrong-name       only this fault, with the whole report
              upkeep demo --serve --fault slow     keep the shop open, and look at it from another terminal
              upkeep demo --list                   the faults there are
            """)

    @Option(help: ArgumentHelp("Switch this fault on; may be given again.", valueName: "name"))
    var fault: [DemoFault] = []

    @Flag(help: "Keep the shop open until Ctrl-C, and say how to look at it.")
    var serve = false

    @Flag(help: "List the faults.")
    var list = false

    @OptionGroup var output: OutputOptions

    func run() async throws {
        let system = UpkeepCommand.system
        if list {
            try system.standardOutput.write(DemoText.faults())
            return
        }
        do {
            try await DemoShop.withShop(faults: serve ? Set(fault) : []) { shop in
                let tour = DemoTour(shop: shop, output: output, system: system)
                if serve {
                    try await tour.serve(Set(fault))
                } else if fault.isEmpty {
                    try await tour.walk()
                } else {
                    try await tour.look(with: Set(fault))
                }
            }
        } catch let error as DemoError {
            throw CommandFailure(error, exitCode: ExitStatus.internalError)
        }
    }
}

extension DemoFault: ExpressibleByArgument {}

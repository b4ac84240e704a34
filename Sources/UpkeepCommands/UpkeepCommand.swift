package import ArgumentParser
package import UpkeepSystem

/// The command line's root.
package struct UpkeepCommand: AsyncParsableCommand {
    package static let version = "0.1.0"

    package static let configuration = CommandConfiguration(
        commandName: "upkeep",
        abstract: "Tell whether it is down, whether it is you, and what changed.",
        discussion: """
            Examples:
              upkeep check https://example.com/       look once, the way a visitor does
              upkeep config init example.com          write a config from what is there now
              upkeep check                            look at everything in ./upkeep.yaml
              upkeep explain tls.expiry               what a check asks, and what to do about it
              upkeep demo                             see it find faults, with no network at all

            Exit status: 0 ok, 1 warning, 2 critical, 3 unknown, 64 usage, 70 internal, 130 interrupted.
            """,
        version: version,
        subcommands: [
            CheckCommand.self, ExplainCommand.self, ConfigCommand.self, DemoCommand.self,
        ])

    /// The door to the machine for the command being run; tests put something else there.
    @TaskLocal package static var system = System.live

    package init() {}

    /// Runs the command line as the process does: writes errors to standard error and returns the exit status.
    package static func run(_ arguments: [String]?) async -> Int32 {
        System.ignoreBrokenPipes()
        do {
            var command = try parseAsRoot(arguments)
            if var async = command as? any AsyncParsableCommand {
                try await async.run()
            } else {
                try command.run()
            }
            return 0
        } catch let error as CommandFailure {
            try? system.standardError.write(error.text)
            return error.exitCode
        } catch let error as OutputError where error.kind == .readerGone {
            return ExitStatus.ok
        } catch let error as OutputError {
            try? system.standardError.write("upkeep: \(error.message)\n")
            return ExitStatus.internalError
        } catch {
            return parserExit(error)
        }
    }

    private static func parserExit(_ error: any Error) -> Int32 {
        let text = fullMessage(for: error)
        let code = exitCode(for: error).rawValue
        if !text.isEmpty {
            let stream = code == 0 ? system.standardOutput : system.standardError
            try? stream.write(text.hasSuffix("\n") ? text : text + "\n")
        }
        return code
    }
}

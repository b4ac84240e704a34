package import ArgumentParser
import UpkeepCore
import UpkeepStore
package import UpkeepSystem
import UpkeepWatch

/// The command line's root.
package struct UpkeepCommand: AsyncParsableCommand {
    package static let version = "0.1.0"

    package static let configuration = CommandConfiguration(
        commandName: "upkeep",
        abstract: "Tell whether it is down, whether it is you, and what changed.",
        usage: "upkeep <command>",
        discussion: """
            Examples:
              upkeep check https://example.com/   look once, the way a visitor does
              upkeep why example.com              is it down for anyone else?
              upkeep watch                        keep looking, and get the alert out
              upkeep dns example.com              audit a zone and its redundancy
              upkeep tls example.com              test certificates and encryption
              upkeep config init example.com      write a config from what is there
              upkeep check                        look at all of ./upkeep.yaml
              upkeep incidents                    what is broken, and since when
              upkeep uptime --since 90d           how much of the time all was well
              upkeep timeline --since 2h          what happened
              upkeep explain tls.expiry           what a check asks, and what to do
              upkeep demo                         see it find faults, with no network

            Exit status: 0 ok, 1 warning, 2 critical, 3 unknown, 64 usage,
            70 internal, 130 interrupted.

            Shell completion: `upkeep --generate-completion-script bash`, or zsh
            or fish, prints the script to install.
            """,
        version: version,
        subcommands: [
            CheckCommand.self, WhyCommand.self, DNSCommand.self, TLSCommand.self, WatchCommand.self,
            IncidentsCommand.self, UptimeCommand.self, AckCommand.self, SilenceCommand.self, ResumeCommand.self,
            TimelineCommand.self,
            NoteCommand.self, RanCommand.self, AlertCommand.self, StoreCommand.self, ExplainCommand.self,
            ConfigCommand.self, DemoCommand.self,
        ])

    /// The door to the machine for the command being run; tests put something else there.
    @TaskLocal package static var system = System.live

    package init() {}

    /// Runs the command line as the process does: writes errors to standard error and returns the exit status.
    /// - Parameter arguments: without the program's name; nil takes the process's own.
    package static func run(_ arguments: [String]?) async -> Int32 {
        System.ignoreBrokenPipes()
        let arguments = arguments ?? Array(CommandLine.arguments.dropFirst())
        do {
            // Asked thousands of times by those who install and compare; building the parser takes longer than all else.
            if arguments == ["--version"] {
                try Output.put(version + "\n", system.standardOutput)
                return ExitStatus.ok
            }
            var command = try parseAsRoot(arguments)
            if var async = command as? any AsyncParsableCommand {
                try await async.run()
            } else {
                try command.run()
            }
            return ExitStatus.ok
        } catch let error as CommandFailure {
            return end(error)
        } catch let error as OutputError where error.kind == .readerGone {
            return ExitStatus.ok
        } catch let error as StoreError {
            return end(CommandFailure(error, exitCode: ExitStatus.critical))
        } catch let error as WatchError {
            return end(CommandFailure(error, exitCode: ExitStatus.critical))
        } catch let error as any UpkeepError {
            return end(CommandFailure(error, exitCode: ExitStatus.internalError))
        } catch {
            return end(error, arguments)
        }
    }

    private static func end(_ failure: CommandFailure) -> Int32 {
        // Where standard error cannot be written there is nowhere left to say so.
        try? system.standardError.write(failure.text(for: system.standardError.terminal))
        return failure.exitCode
    }

    /// What the argument parser throws: help and versions asked for, mistakes in the command line.
    private static func end(_ error: any Error, _ arguments: [String]) -> Int32 {
        switch exitCode(for: error).rawValue {
        case ExitStatus.ok:
            let text = fullMessage(for: error)
            // A reader who has seen enough of a help text has been helped.
            if !text.isEmpty { try? system.standardOutput.write(text.hasSuffix("\n") ? text : text + "\n") }
            return ExitStatus.ok
        case ExitStatus.usage:
            return end(UsageMistake.failure(message(for: error), arguments, root: UpkeepCommand.self))
        default:
            return end(CommandFailure("internal", "\(error)", exitCode: ExitStatus.internalError))
        }
    }
}

import FakeSystem
import UpkeepCommands
import UpkeepSystem

/// A command line run in this process, on a machine that has only what the test gives it.
struct CommandRun {
    let status: Int32
    let output: String
    let errors: String

    init(
        _ arguments: String..., files: [String: String] = [:], environment: [String: String] = [:],
        terminal: Terminal = .none
    ) async {
        await self.init(arguments, files: files, environment: environment, terminal: terminal)
    }

    /// - Parameter looks: Whether the command looks at something, and so is from somewhere and may be interrupted.
    init(
        _ arguments: [String], files: [String: String] = [:], environment: [String: String] = [:],
        terminal: Terminal = .none, looks: Bool = false
    ) async {
        let (output, errors) = (FakeOutput(terminal), FakeOutput(terminal))
        var system = System.fake(
            files: FakeFiles(files).files, environment: Environment(environment), output: output, errors: errors)
        if looks {
            system.interrupts = FakeInterrupts().interrupts
            system.hostName = { "here" }
        }
        status = await UpkeepCommand.$system.withValue(system) { await UpkeepCommand.run(arguments) }
        self.output = output.text
        self.errors = errors.text
    }
}

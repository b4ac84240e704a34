/// Runs a command to its end and returns what it said.
///
/// - Parameter deadline: past it the command is killed and `command-timeout` thrown.
package func run(_ invocation: Invocation, deadline: Duration = .seconds(60)) async throws -> CommandOutput {
    try await withTemporaryDirectory { directory in
        let process = try ChildProcess(
            invocation, standardOutput: directory.file("out"), standardError: directory.file("err"))
        defer { process.stop() }
        let end = ContinuousClock.now + deadline
        while true {
            if let status = process.poll() {
                return CommandOutput(
                    status: status, standardOutput: directory.read("out"), standardError: directory.read("err"))
            }
            guard ContinuousClock.now < end else {
                let command = invocation.arguments.joined(separator: " ")
                throw PeerError(code: "command-timeout", message: "`\(command)` still ran after \(deadline)")
            }
            try await Task.sleep(for: .milliseconds(2))
        }
    }
}

/// Runs a program found on the search path to its end.
package func run(
    _ program: String, _ arguments: String..., in namespace: NetworkNamespace? = nil
) async throws -> CommandOutput {
    try await run(Invocation(program, arguments, in: namespace))
}

/// Runs a command that has to succeed for the test to make sense.
///
/// - Throws: `command-failed` with what it wrote to standard error.
@discardableResult
package func mustRun(_ invocation: Invocation) async throws -> CommandOutput {
    let output = try await run(invocation)
    guard output.succeeded else {
        let command = invocation.arguments.joined(separator: " ")
        throw PeerError(
            code: "command-failed",
            message: "`\(command)` ended with \(output.status): \(output.standardError)\(output.standardOutput)")
    }
    return output
}

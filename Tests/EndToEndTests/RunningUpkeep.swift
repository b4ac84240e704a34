import Glibc
import Peers
import Testing

/// The program while it runs.
struct RunningUpkeep {
    private let process: ChildProcess
    private let directory: TemporaryDirectory

    var processID: Int32 { process.processID }

    init(_ process: ChildProcess, _ directory: TemporaryDirectory) {
        self.process = process
        self.directory = directory
    }

    var standardOutput: String { directory.read("out") }
    var standardError: String { directory.read("err") }

    /// Standard output, once it is as `isComplete` wants it.
    func output(_ isComplete: (String) -> Bool) async throws -> String {
        try await until("\(standardOutput)\(standardError)") { isComplete(standardOutput) }
        return standardOutput
    }

    /// Sends a signal and waits for the end.
    func end(by signal: CInt) async throws -> Peers.ExitStatus? {
        kill(processID, signal)
        try await until("it still runs") { process.poll() != nil }
        return process.poll()
    }

    /// Waits until `condition` holds, for as long as a busy machine may need.
    func until(_ otherwise: @autoclosure () -> String, _ condition: () -> Bool) async throws {
        let end = ContinuousClock.now + .seconds(60)
        while !condition() {
            try #require(ContinuousClock.now < end, "\(otherwise())")
            try await Task.sleep(for: .milliseconds(5))
        }
    }
}

/// Starts the program for the length of `body`.
func withProcess<Value>(
    _ arguments: [String], environment: [String: String] = [:], _ body: (RunningUpkeep) async throws -> Value
) async throws -> Value {
    try await withProcess(Upkeep.invocation(arguments, environment: environment), body)
}

/// Starts the program as `invocation` says, for the length of `body`.
func withProcess<Value>(
    _ invocation: Invocation, _ body: (RunningUpkeep) async throws -> Value
) async throws -> Value {
    try await withTemporaryDirectory { directory in
        let process = try ChildProcess(
            invocation, standardOutput: directory.file("out"), standardError: directory.file("err"))
        defer { process.stop() }
        return try await body(RunningUpkeep(process, directory))
    }
}

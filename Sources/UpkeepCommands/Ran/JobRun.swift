import Subprocess
import SystemPackage
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// Runs a job as if nothing stood before it: its input, environment, folder and process group are ours, its output goes
/// where ours does, and signals that come to us go on to it.
struct JobRun: Sendable {
    /// As a shell has them.
    private static let notFound: Int32 = 127
    private static let notRunnable: Int32 = 126

    /// The program and its arguments.
    let command: [String]
    let system: System

    func run() async -> JobEnd {
        SignalRelay.install()
        defer { SignalRelay.end() }
        let tail = OutputTail()
        do {
            let program = command[0]
            let result = try await Subprocess.run(
                program.contains("/") ? .path(FilePath(program)) : .name(program),
                arguments: Arguments(Array(command.dropFirst())), environment: .inherit, input: .currentStandardInput,
                output: .sequence, error: .sequence
            ) { execution in
                SignalRelay.start(execution.processIdentifier.value)
                async let errors: Void = pass(execution.standardError, to: system.standardError, tail)
                await pass(execution.standardOutput, to: system.standardOutput, tail)
                await errors
            }
            return JobEnd(status: Self.status(result.terminationStatus), lines: tail.text)
        } catch {
            let (status, sentence) = refusal(error)
            try? system.standardError.write(
                CommandFailure("not-run", sentence).text(for: system.standardError.terminal))
            return JobEnd(status: status, lines: sentence)
        }
    }

    /// Until the job ends, even when nobody reads any more: a job must not be held up by a full pipe.
    private func pass(
        _ output: SubprocessOutputSequence, to stream: OutputStream, _ tail: OutputTail
    ) async {
        var isRead = true
        do {
            for try await buffer in output {
                let bytes = buffer.withUnsafeBytes { Array($0) }
                tail.add(bytes)
                if isRead { isRead = (try? stream.write(bytes)) != nil }
            }
        } catch {
            // What was said so far is all there is.
        }
    }

    private static func status(_ end: TerminationStatus) -> Int32 {
        switch end {
        case .exited(let code): code
        case .signaled(let number): 128 + number
        }
    }

    private func refusal(_ error: any Error) -> (status: Int32, sentence: String) {
        let program = command[0]
        if program.contains("/"), (try? system.files.exists(program)) == true {
            return (Self.notRunnable, "`\(program)` cannot be run")
        }
        guard let error = error as? SubprocessError, error.code != .executableNotFound else {
            return (Self.notFound, "`\(program)` is not found")
        }
        return (Self.notRunnable, "`\(program)` cannot be run: \(error)")
    }
}

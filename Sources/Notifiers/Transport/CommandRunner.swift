import Checks
import Subprocess
import SystemPackage
import UpkeepCore
import UpkeepSystem

/// Runs a channel's program: no shell, nothing inherited, its whole process group ended when its time is up.
struct CommandRunner: Sendable {
    let environment: UpkeepSystem.Environment
    let clock: SystemClock

    /// Of what it says on standard error, for the sentence that tells why it failed.
    private static let wordsLimit = 2000

    private enum Finish: Sendable {
        case ended(TerminationStatus, words: String)
        case late
    }

    func run(_ message: CommandMessage, within limit: Duration) async -> DeliveryOutcome {
        do {
            let finish = try await withThrowingTaskGroup(of: Finish.self) { group in
                group.addTask { try await start(message) }
                group.addTask {
                    try await clock.sleep(for: limit)
                    return .late
                }
                defer { group.cancelAll() }
                return try await group.next() ?? .late
            }
            switch finish {
            case .late: return .retry("the command did not finish within \(DurationText.spoken(limit)) and was ended")
            case .ended(let status, let words): return Self.outcome(status, words)
            }
        } catch let error as SubprocessError {
            let sentence = "the command `\(message.program)` could not be run: \(error)".oneLine.clipped(
                300, .characters)
            return error.code == .executableNotFound ? .never(sentence) : .retry(sentence)
        } catch {
            return .retry("the command `\(message.program)` was interrupted")
        }
    }

    private func start(_ message: CommandMessage) async throws -> Finish {
        // A program that does not read its input must not be the end of us.
        System.ignoreBrokenPipes()
        var options = PlatformOptions()
        options.processGroupID = 0
        options.teardownSequence = [
            .send(signal: .terminate, toProcessGroup: true, allowedDurationToNextStep: .seconds(2)),
            .send(signal: .kill, toProcessGroup: true, allowedDurationToNextStep: .seconds(1)),
        ]
        let result = try await Subprocess.run(
            .path(FilePath(message.program)), arguments: Arguments(message.arguments), environment: variables(message),
            workingDirectory: "/", platformOptions: options, input: .inputWriter, output: .discarded, error: .sequence
        ) { execution in
            async let fed: Void = feed(message.input, to: execution.standardInputWriter)
            let words = await listen(to: execution.standardError)
            await fed
            return words
        }
        return .ended(result.terminationStatus, words: result.closureResult)
    }

    private func feed(_ input: [UInt8], to writer: StandardInputWriter) async {
        // Whether it cares for its input is its own business; its exit status is what counts.
        _ = try? await writer.write(input)
        try? await writer.finish()
    }

    /// All of it is read, so that the program is never held up; the beginning is kept.
    private func listen(to output: SubprocessOutputSequence) async -> String {
        var kept: [UInt8] = []
        do {
            for try await buffer in output where kept.count < Self.wordsLimit {
                let bytes = buffer.bytes
                for offset in 0..<min(bytes.byteCount, Self.wordsLimit - kept.count) {
                    kept.append(bytes.unsafeLoad(fromByteOffset: offset, as: UInt8.self))
                }
            }
        } catch {
            // What was said so far is all there is.
        }
        return String(decoding: kept, as: UTF8.self)
    }

    private func variables(_ message: CommandMessage) -> Subprocess.Environment {
        var variables: [Subprocess.Environment.Key: String] = [:]
        for name in ["PATH", "HOME", "LANG"] {
            if let value = environment[name], let key = Subprocess.Environment.Key(rawValue: name) {
                variables[key] = value
            }
        }
        for (name, value) in message.environment {
            if let key = Subprocess.Environment.Key(rawValue: name) { variables[key] = value.value }
        }
        return .custom(variables)
    }

    /// The statuses of sysexits.h, and the shell's two.
    private static func outcome(_ status: TerminationStatus, _ words: String) -> DeliveryOutcome {
        let said = words.oneLine.clipped(200, .characters)
        let tail = said.isEmpty ? "" : ": \(said)"
        switch status {
        case .exited(0): return .delivered
        case .exited(let code) where [64, 77, 78, 126, 127].contains(code):
            return .never("the command exited with status \(code)\(tail)")
        case .exited(let code): return .retry("the command exited with status \(code)\(tail)")
        case .signaled(let signal): return .retry("the command was ended by signal \(signal)\(tail)")
        }
    }
}

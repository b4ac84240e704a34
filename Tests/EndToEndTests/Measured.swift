import Peers

/// A run with what it took.
struct Measured {
    let output: CommandOutput
    /// From the start to the end as the test saw it.
    let elapsed: Duration
    let peakMegabytes: Int

    /// The kernel's high-water mark only grows, so the last reading before the end is the peak.
    static func run(_ arguments: [String]) async throws -> Measured {
        try await withTemporaryDirectory { directory in
            let process = try ChildProcess(
                Upkeep.invocation(arguments), standardOutput: directory.file("out"),
                standardError: directory.file("err"))
            defer { process.stop() }
            let start = ContinuousClock.now
            var most = 0
            while true {
                most = max(most, highWater(process.processID))
                if let status = process.poll() {
                    return Measured(
                        output: CommandOutput(
                            status: status, standardOutput: directory.read("out"),
                            standardError: directory.read("err")),
                        elapsed: ContinuousClock.now - start, peakMegabytes: most)
                }
                try await Task.sleep(for: .milliseconds(2))
            }
        }
    }

    /// `VmHWM` of proc(5), in MB; 0 once the process has let go of its memory.
    private static func highWater(_ processID: Int32) -> Int {
        let line = KernelFile.text("/proc/\(processID)/status").split(separator: "\n").first { $0.hasPrefix("VmHWM:") }
        return (line?.split(whereSeparator: \.isWhitespace).dropFirst().first.flatMap { Int($0) } ?? 0) / 1024
    }
}

import Glibc
import Peers
import Testing

/// The program on a terminal, which is where people meet it.
struct PseudoTerminal {
    let text: String
    let status: Peers.ExitStatus

    /// What a person sees: without colours, progress and carriage returns.
    var lines: [String] {
        text.replacing(/\u{1B}\[[0-9;]*[A-Za-z]/, with: "").split(separator: "\r\n").map { line in
            String(line.split(separator: "\r").last ?? "")
        }
    }

    static func run(
        _ arguments: [String], columns: UInt16, environment: [String: String] = [:]
    ) async throws -> PseudoTerminal {
        var (master, slave): (CInt, CInt) = (-1, -1)
        var size = winsize(ws_row: 50, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
        var name = [CChar](repeating: 0, count: 128)
        try #require(openpty(&master, &slave, &name, nil, &size) == 0)
        defer { close(master) }
        let path = String(decoding: name.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        try #require(fcntl(master, F_SETFL, O_NONBLOCK) == 0)
        let process = try ChildProcess(
            Upkeep.invocation(arguments, environment: environment), standardOutput: path, standardError: path)
        defer { process.stop() }
        // Kept until the program has opened it: a terminal that nobody has open is gone.
        defer { close(slave) }
        var bytes: [UInt8] = []
        let end = ContinuousClock.now + .seconds(60)
        while true {
            let status = process.poll()
            // Looked at before reading, so that what was written last is still read.
            drain(master, into: &bytes)
            if let status { return PseudoTerminal(text: String(decoding: bytes, as: UTF8.self), status: status) }
            try #require(ContinuousClock.now < end)
            try await Task.sleep(for: .milliseconds(5))
        }
    }

    private static func drain(_ master: CInt, into bytes: inout [UInt8]) {
        var chunk = [UInt8](repeating: 0, count: 4096)
        while true {
            let count = read(master, &chunk, chunk.count)
            guard count > 0 else { return }
            bytes += chunk[..<count]
        }
    }
}

import Foundation
import Peers

/// The built program, run as operators run it.
enum Upkeep {
    /// Beside the test bundle, wherever that was built.
    static let program: String = {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(filePath: link ?? "/").deletingLastPathComponent().appending(path: "upkeep").path()
    }()

    /// What the environment of whoever runs the tests must not decide.
    private static let plain = [
        "NO_COLOR": "", "CLICOLOR": "", "CLICOLOR_FORCE": "", "COLUMNS": "", "TERM": "xterm", "SSL_CERT_FILE": "",
        // No home: nothing is remembered unless a test names a folder.
        "HOME": "", "XDG_STATE_HOME": "",
    ]

    static func invocation(
        _ arguments: [String], in folder: String = "/", environment: [String: String] = [:],
        inside network: NetworkNamespace? = nil
    ) throws -> Invocation {
        try Invocation(
            program, arguments, environment: plain.merging(environment) { $1 }, workingDirectory: folder, in: network)
    }

    /// Runs to the end; standard output and standard error are files, so no terminal.
    static func run(
        _ arguments: String..., in folder: String = "/", environment: [String: String] = [:]
    ) async throws -> CommandOutput {
        try await Peers.run(invocation(arguments, in: folder, environment: environment))
    }
}

extension CommandOutput {
    /// Bytes that would act on a terminal, in either stream.
    var terminalControls: [Unicode.Scalar] {
        (standardOutput + standardError).unicodeScalars
            .filter { ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value) || $0.value == 0x202E }
    }
}

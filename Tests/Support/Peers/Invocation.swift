import Glibc

/// A program and its arguments, found on the machine and ready to start.
package struct Invocation: Sendable {
    package var arguments: [String]
    package var environment: [String: String]
    /// The folder the program starts in.
    package var workingDirectory: String?

    /// - Parameter namespace: where to run it; the machine's own network when nil.
    /// - Throws: `tool-missing` when the program is nowhere on the search path.
    package init(
        _ program: String, _ arguments: [String] = [], environment: [String: String] = [:],
        workingDirectory: String? = nil, in namespace: NetworkNamespace? = nil
    ) throws {
        let program = try Self.find(program)
        let entrance = try namespace.map { [try Self.find("ip"), "netns", "exec", $0.name] } ?? []
        self.arguments = entrance + [program] + arguments
        self.environment = environment
        self.workingDirectory = workingDirectory
    }

    /// Daemons live in folders that an ordinary account's search path leaves out.
    private static let daemonFolders = ["/usr/local/sbin", "/usr/sbin", "/sbin", "/usr/lib/postfix/sbin"]

    private static func find(_ program: String) throws -> String {
        if program.contains("/") { return program }
        let path = getenv("PATH").map { String(cString: $0) } ?? "/usr/bin:/bin"
        let folders = path.split(separator: ":").map(String.init) + daemonFolders
        let candidates = folders.map { (folder: String) -> String in "\(folder)/\(program)" }
        let found = candidates.first { access($0, X_OK) == 0 }
        guard let found else { throw PeerError.missing(program) }
        return found
    }
}

/// What a command said, and how it ended.
package struct CommandOutput: Sendable {
    package let status: ExitStatus
    package let standardOutput: String
    package let standardError: String

    package init(status: ExitStatus, standardOutput: String, standardError: String) {
        self.status = status
        self.standardOutput = standardOutput
        self.standardError = standardError
    }

    package var succeeded: Bool { status == .exited(0) }
}

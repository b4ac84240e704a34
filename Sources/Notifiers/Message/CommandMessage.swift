package import Checks

/// One program to run, without a shell.
package struct CommandMessage: Sendable, Hashable {
    /// An absolute path.
    package var program: String
    package var arguments: [String]
    /// All that the program gets; nothing of Upkeep's own environment but `PATH`, `HOME` and `LANG`.
    package var environment: [String: Secret]
    package var input: [UInt8]

    package init(program: String, arguments: [String], environment: [String: Secret], input: [UInt8]) {
        self.program = program
        self.arguments = arguments
        self.environment = environment
        self.input = input
    }
}

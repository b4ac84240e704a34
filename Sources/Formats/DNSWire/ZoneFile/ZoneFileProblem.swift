/// What is wrong at one place of a zone file.
package struct ZoneFileProblem: Sendable, Hashable, CustomStringConvertible {
    /// The file, as it was named or included.
    package let file: String
    /// From 1.
    package let line: Int
    /// Bytes from 1.
    package let column: Int
    package let reason: DNSWireError.Reason
    package let message: String
    /// What should be there, when that can be said.
    package let expected: String?

    /// `file:line:column: message`.
    package var description: String { "\(file):\(line):\(column): \(message)" }
    package var hint: String? { expected.map { "expected \($0)" } }
}

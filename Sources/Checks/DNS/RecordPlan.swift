/// A DNS question for one server, and what a right answer is.
package struct RecordPlan: Sendable, Hashable {
    /// A name or an address, without brackets; empty: the system's resolver.
    package var server: String
    package var port: UInt16 = 53
    package var name: String
    /// A type mnemonic, e.g. `MX`, or `TYPE65280`.
    package var type = "A"
    package var recursionDesired = true
    package var budget = Budget()
    package var expect = RecordExpectation()

    package init(server: String, name: String) {
        self.server = server
        self.name = name
    }
}

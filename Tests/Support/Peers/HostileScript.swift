/// What a hostile server does on each connection, step by step; then it closes.
package struct HostileScript: Sendable {
    package let steps: [HostileStep]

    package init(_ steps: [HostileStep]) { self.steps = steps }

    /// Accepts and never says a word.
    package static let silent = HostileScript([.hold])
    /// Takes the request and never answers it.
    package static let silentAfterRequest = HostileScript([.readRequest, .hold])
    package static let closeAtOnce = HostileScript([])
    package static let closeAfterRequest = HostileScript([.readRequest])
    package static let resetAtOnce = HostileScript([.reset])
    package static let resetAfterRequest = HostileScript([.readRequest, .reset])

    /// Answers every request with these bytes, then closes.
    package static func answer(_ text: String) -> HostileScript {
        HostileScript([.readRequest, .send(Array(text.utf8))])
    }

    /// Speaks first, as mail servers do, then waits.
    package static func banner(_ text: String) -> HostileScript { HostileScript([.send(Array(text.utf8)), .hold]) }
}

/// What a right answer from a web site is.
package struct HTTPExpectation: Sendable, Hashable {
    package struct Header: Sendable, Hashable {
        package var name: String
        /// nil: the header must be absent.
        package var pattern: TextPattern?
        package init(name: String, pattern: TextPattern?) {
            self.name = name
            self.pattern = pattern
        }
    }

    package struct JSONValue: Sendable, Hashable {
        /// A path such as `$.status` or `$.checks[0].name`.
        package var path: JSONPath
        package var equals: JSONScalar
        package init(path: JSONPath, equals: JSONScalar) {
            self.path = path
            self.equals = equals
        }
    }

    package struct Latency: Sendable, Hashable {
        /// nil: the whole probe.
        package var phase: ProbePhase?
        package var limit: Duration
        package init(phase: ProbePhase?, limit: Duration) {
            self.phase = phase
            self.limit = limit
        }
    }

    package var status: [ClosedRange<Int>] = [200...299]
    package var contains: [String] = []
    package var matches: [TextPattern] = []
    package var absent: [String] = []
    package var json: [JSONValue] = []
    package var headers: [Header] = []
    package var latency: [Latency] = []
    /// Fewer days left than this is a warning, whatever the lifetime; nil: fractions of the lifetime.
    package var certificateDays: Int?
    package var finalURL: String?
    /// `http/1.1` or `h2`. nil: whatever they agree on.
    package var httpVersion: String?

    package init() {}
}

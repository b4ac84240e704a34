import HTTPTypes
package import UpkeepCore

/// A request whose parameters have been read and checked.
package struct APICall: Sendable {
    package let source: any WatchSource
    package let now: Timestamp
    /// Of a ``APIBody/text(upTo:)``.
    package let body: [UInt8]
    private let values: [String: APIValue]

    init(_ source: any WatchSource, now: Timestamp, values: [String: APIValue], body: [UInt8]) {
        self.source = source
        self.now = now
        self.values = values
        self.body = body
    }

    func text(_ name: String) -> String? { if case .text(let text)? = values[name] { text } else { nil } }
    func integer(_ name: String) -> Int? { if case .integer(let number)? = values[name] { number } else { nil } }
    func flag(_ name: String) -> Bool? { if case .flag(let flag)? = values[name] { flag } else { nil } }
    func time(_ name: String) -> Timestamp? { if case .time(let time)? = values[name] { time } else { nil } }
    func length(_ name: String) -> Duration? { if case .length(let length)? = values[name] { length } else { nil } }
    func facts(_ name: String) -> Evidence? { if case .facts(let facts)? = values[name] { facts } else { nil } }

    /// What the declaration makes certain; anything else is a fault of the route's.
    func required<Value>(_ value: Value?, _ name: String) throws(Problem) -> Value {
        guard let value else { throw Problem(.internalServerError, "this route forgot to declare `\(name)`") }
        return value
    }

    /// `subject` with `subjectKind`, as several routes take them; nil when there is none.
    var subject: Subject? {
        guard let name = text("subject"), let kind = text("subjectKind").flatMap(Subject.Kind.init) else { return nil }
        return Subject(kind, name)
    }
}

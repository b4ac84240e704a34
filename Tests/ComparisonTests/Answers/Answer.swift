/// What a tool says of a target.
struct Answer: Equatable, Sendable {
    /// The tool's own word.
    enum Verdict: String, Sendable {
        case ok, warning, critical, unknown
        /// blackbox_exporter's `probe_success`.
        case up, down
    }

    /// Where a visitor would get stuck.
    enum Layer: String, Sendable { case dns, connect, tls, http, content }

    var verdict: Verdict
    /// The layer that the tool's own words name as the one that failed; nil when they name none.
    var layer: Layer?

    var isGood: Bool { verdict == .ok || verdict == .up }

    static let ok = Answer(verdict: .ok)
    static let up = Answer(verdict: .up)
    static func warning(_ layer: Layer? = nil) -> Answer { Answer(verdict: .warning, layer: layer) }
    static func critical(_ layer: Layer? = nil) -> Answer { Answer(verdict: .critical, layer: layer) }
    static func unknown(_ layer: Layer? = nil) -> Answer { Answer(verdict: .unknown, layer: layer) }
    static func down(_ layer: Layer? = nil) -> Answer { Answer(verdict: .down, layer: layer) }
}

extension Answer: CustomStringConvertible {
    var description: String { verdict.rawValue + (layer.map { ", at \($0.rawValue)" } ?? "") }
}

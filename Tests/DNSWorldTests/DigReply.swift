import DNSWorld
import Peers

/// What `dig` saw when it asked one server once.
struct DigReply: CustomStringConvertible {
    /// The response code's name; nil when there was no reply.
    let status: String?
    let flags: Set<String>
    /// Extended errors (RFC 8914), by number.
    let extendedErrors: [Int]
    /// The answer section's records: owner, TTL, class, type, data.
    let answers: [[String]]
    let text: String

    var description: String { text }

    /// The answers' data of one type, sorted.
    func data(_ type: String) -> [String] { answers.filter { $0[3] == type }.map { $0[4] }.sorted() }

    var timedOut: Bool { status == nil && text.contains("timed out") }
    var wasRefused: Bool { status == nil && text.contains("connection refused") }

    init(_ output: CommandOutput) {
        text = output.standardOutput + output.standardError
        let lines = text.split(separator: "\n").map(String.init)
        let header = lines.first { $0.contains("->>HEADER<<-") }
        status = header?.split(separator: " ").drop { $0 != "status:" }.dropFirst().first.map { String($0.dropLast()) }
        let line = lines.first { $0.hasPrefix(";; flags:") } ?? ""
        let words = line.dropFirst(";; flags:".count).prefix { $0 != ";" }.split(separator: " ").map(String.init)
        flags = Set(words)
        extendedErrors = lines.filter { $0.hasPrefix("; EDE: ") }.compactMap { line in
            Int(line.dropFirst("; EDE: ".count).prefix { $0.isNumber })
        }
        answers = Self.section("ANSWER", of: lines)
    }

    private static func section(_ name: String, of lines: [String]) -> [[String]] {
        lines.drop { $0 != ";; \(name) SECTION:" }.dropFirst().prefix { !$0.hasPrefix(";") }
            .map { $0.split(maxSplits: 4) { $0 == " " || $0 == "\t" }.map(String.init) }
            .filter { $0.count == 5 }
    }
}

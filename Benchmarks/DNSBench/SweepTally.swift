import Checks

/// What a sweep has asked, and what went wrong.
struct SweepTally: Sendable {
    /// Every send, repeats included.
    private(set) var queries = 0
    /// How often it went wrong in which way.
    private(set) var failures: [String: Int] = [:]

    mutating func count(_ reply: ServerReply) {
        queries += reply.sends
        guard reply.message == nil else { return }
        failures["\(reply.query.transport) \(reply.query.question): \(reply.outcome)", default: 0] += 1
    }

    /// The commonest failures, one a line.
    var worst: String {
        failures.sorted { $0.value > $1.value }.prefix(10).map { "\($0.value) × \($0.key)" }.joined(separator: "\n")
    }

    static func += (tally: inout SweepTally, more: SweepTally) {
        tally.queries += more.queries
        tally.failures.merge(more.failures, uniquingKeysWith: +)
    }
}

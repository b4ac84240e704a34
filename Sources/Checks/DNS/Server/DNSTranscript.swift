package import DNSWire
package import UpkeepCore

/// Everything that was asked of name servers in one look, in the order sent: what judges judge, and `-v` prints.
package struct DNSTranscript: Sendable {
    package private(set) var replies: [ServerReply] = []
    private var places: [ServerQuery: [Int]] = [:]

    package init(_ replies: some Sequence<ServerReply> = []) {
        for reply in replies { append(reply) }
    }

    package mutating func append(_ reply: ServerReply) {
        places[reply.query, default: []].append(replies.count)
        replies.append(reply)
    }

    /// Every reply to exactly this query, repeats included.
    package subscript(query: ServerQuery) -> [ServerReply] { (places[query] ?? []).map { replies[$0] } }

    package func replies(from server: Endpoint) -> [ServerReply] { replies.filter { $0.query.server == server } }

    package func replies(to question: DNSQuestion) -> [ServerReply] { replies.filter { $0.query.question == question } }

    /// How many packets were sent as questions, repeats included.
    package var queryCount: Int { replies.reduce(0) { $0 + $1.sends } }
}

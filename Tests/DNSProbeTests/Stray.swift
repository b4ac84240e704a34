import DNSWire
import NastyDNSServer

/// Things that come back and are no answer to the question.
enum Stray: CaseIterable, Sendable {
    case wrongID, otherName, otherType, twoQuestions, noQuestion, aQuery, otherOpcode, garbage

    func bytes(_ query: NastyQuery) -> [UInt8] {
        var reply = query.reply()
        switch self {
        case .wrongID: reply.header.id = ~reply.header.id
        case .otherName: reply.questions[0].name = .root
        case .otherType: reply.questions[0].type = .mx
        case .twoQuestions: reply.questions += reply.questions
        case .noQuestion: reply.questions = []
        case .aQuery: reply.header.isResponse = false
        case .otherOpcode: reply.header.opcode = .notify
        case .garbage: return [0xFF]
        }
        return NastyQuery.bytes(reply)
    }

    /// What the reason given must mention.
    var reason: String {
        switch self {
        case .wrongID: "id"
        case .otherName: "`. IN A`"
        case .otherType: "MX"
        case .twoQuestions: "answers"
        case .noQuestion: "no question"
        case .aQuery: "query"
        case .otherOpcode: "NOTIFY"
        case .garbage: ""
        }
    }
}

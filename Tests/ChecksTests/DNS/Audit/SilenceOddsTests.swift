import DNSWire
import Testing
import UpkeepCore

@testable import Checks

@Suite("what silence is worth")
struct SilenceOddsTests {
    private static let server = AuditWorld.alpha4

    private static func query(_ type: Int, over transport: DNSTransport = .udp) -> ServerQuery {
        let type = DNSRecordType(rawValue: UInt16(truncatingIfNeeded: type))
        return ServerQuery(DNSQuestion(AuditWorld.zone, type), at: server, over: transport)
    }

    /// So many questions answered, the first of them only when they were sent again.
    private static func odds(_ answered: Int, _ lost: Int) -> SilenceOdds {
        let message = DNSMessage(header: DNSHeader(id: 1))
        return SilenceOdds(
            (0..<answered).map { number in
                ServerReply(query(1000 + number), .answered(message), sends: number < lost ? 2 : 1)
            })
    }

    /// The last: whether losses explain it.
    @Test(arguments: [
        // One question among thirty, asked twice and sent twice each time.
        (28, 0, 4, 30, false), (28, 1, 4, 30, false), (28, 2, 4, 30, true), (28, 9, 4, 30, true),
        // Asked but once, it may always have been lost.
        (28, 0, 2, 30, true),
        // A transport is one question.
        (28, 0, 2, 1, false), (28, 3, 2, 1, true), (28, 9, 8, 1, false),
        // Who says too little is taken for one whose packets get lost.
        (0, 0, 4, 1, true), (0, 0, 8, 1, false), (3, 0, 4, 1, true),
    ])
    func datagrams(_ answered: Int, _ lost: Int, _ sends: Int, _ places: Int, _ isExplained: Bool) {
        let silent = (0..<sends / 2).map { _ in ServerReply(Self.query(1), .silent, sends: 2) }
        #expect(Self.odds(answered, lost).explains(silent, among: places) == isExplained)
    }

    @Test("a connection's first packet is sent twice while it is waited for")
    func connections() {
        let silent = [ServerReply(Self.query(1, over: .tcp), .silent)]
        #expect(!Self.odds(28, 0).explains(silent))
        #expect(Self.odds(28, 8).explains(silent))
        #expect(Self.odds(28, 8).explains(silent + silent))
        #expect(!Self.odds(28, 1).explains(silent + silent))
    }

    @Test("questions that were answered when asked once more count as lost")
    func repeats() {
        let message = DNSMessage(header: DNSHeader(id: 1))
        let replies = (0..<10).flatMap { number in
            [ServerReply(Self.query(number), .silent, sends: 2), ServerReply(Self.query(number), .answered(message))]
        }
        let odds = SilenceOdds(replies)
        #expect((odds.asked, odds.answered, odds.lost, odds.share) == (10, 10, 10, 1))
    }

    @Test("the odd loss is none to tell of", arguments: [(28, 2, false), (28, 3, true), (40, 3, false), (7, 5, false)])
    func telling(_ answered: Int, _ lost: Int, _ isLossy: Bool) {
        #expect(Self.odds(answered, lost).isLossy == isLossy)
    }
}

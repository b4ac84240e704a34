import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("one server's copy, from its answers")
struct ServerCopyTests {
    private static let zone = AuditWorld.zone
    private static let server = AuditWorld.endpoint("192.0.2.53")

    private static func record(_ line: String) -> DNSRecord {
        let reading = ZoneFile.reading(Array((line + "\n").utf8), origin: zone)
        return reading.zone.records.first ?? DNSRecord(zone, ttl: 0, .txt(TXTData("no record: \(line)")))
    }

    /// What comes of asking `name type` when the answer holds these lines.
    private static func reply(
        _ name: String, _ type: DNSRecordType, _ answers: [String] = [], authority: [String] = [],
        additional: [String] = [], code: DNSResponseCode = .noError, isAuthoritative: Bool = true
    ) -> ServerReply {
        var header = DNSHeader(id: 1)
        header.isResponse = true
        header.authoritative = isAuthoritative
        header.rcode = code
        var message = DNSMessage(header: header)
        message.answers = answers.map(record)
        message.authority = authority.map(record)
        message.additional = additional.map(record)
        return ServerReply(ServerQuery(DNSQuestion(AuditWorld.name(name), type), at: server), .answered(message))
    }

    private static func copy(_ replies: ServerReply...) -> ServerCopy {
        var copy = ServerCopy(of: zone)
        for reply in replies { copy.take(reply) }
        return copy
    }

    private func question(_ name: String, _ type: DNSRecordType) -> DNSQuestion {
        DNSQuestion(AuditWorld.name(name), type)
    }

    private func lines(_ copy: ServerCopy) -> [String] {
        copy.records.map { "\($0.name.text(trailingDot: false)) \($0.type) \($0.data)" }.sorted()
    }

    @Test("a name that does not exist has nothing of any type")
    func absent() {
        let copy = Self.copy(Self.reply("a.example.test", .a, code: .noSuchName))
        #expect(!copy.wants(question("a.example.test", .mx)))
        let asked = [question("a.example.test", .mx)]
        #expect(copy.collection("s", questions: asked).looked?.contains(asked[0]) == true)
    }

    @Test("an alias is one record, and nothing stands beside it")
    func alias() {
        let copy = Self.copy(
            Self.reply("shop.example.test", .a, ["shop 300 CNAME www", "www 300 A 192.0.2.1"]))
        #expect(lines(copy) == ["shop.example.test CNAME www.example.test."])
        #expect(!copy.wants(question("shop.example.test", .txt)))
        #expect(copy.wants(question("www.example.test", .a)))
    }

    @Test("an alias to a name that does not exist is there itself")
    func dangling() {
        let copy = Self.copy(Self.reply("shop.example.test", .a, ["shop 300 CNAME gone"], code: .noSuchName))
        #expect(lines(copy) == ["shop.example.test CNAME gone.example.test."])
    }

    @Test("an alias made up from DNAME is no record of the zone")
    func dname() {
        let copy = Self.copy(
            Self.reply("a.old.example.test", .a, ["old 300 DNAME new", "a.old 300 CNAME a.new"]))
        #expect(lines(copy) == ["old.example.test DNAME new.example.test."])
        #expect(!copy.wants(question("a.old.example.test", .txt)))
    }

    @Test("a referral tells of a delegation and its glue, and nothing of the names below")
    func referral() {
        let copy = Self.copy(
            Self.reply(
                "www.sub.example.test", .a, authority: ["sub 300 NS ns.sub"], additional: ["ns.sub 300 A 192.0.2.9"],
                isAuthoritative: false))
        #expect(lines(copy) == ["ns.sub.example.test A 192.0.2.9", "sub.example.test NS ns.sub.example.test."])
        #expect(copy.wants(question("www.sub.example.test", .a)))
        #expect(copy.unanswered.isEmpty)
        #expect(!copy.wants(question("sub.example.test", .ns)) && !copy.wants(question("ns.sub.example.test", .a)))
    }

    @Test("what is no answer stays open, with the reason, until one comes")
    func open() {
        var copy = Self.copy(
            Self.reply("a.example.test", .a, code: .refused), Self.reply("b.example.test", .a, isAuthoritative: false),
            ServerReply(ServerQuery(question("c.example.test", .a), at: Self.server), .silent))
        #expect(copy.unanswered.values.sorted() == ["answers REFUSED", "answers without authority", "does not answer"])
        copy.take(Self.reply("c.example.test", .a, ["c 300 A 192.0.2.1"]))
        #expect(copy.unanswered.count == 2)
        let looked = copy.collection("s", questions: [question("a.example.test", .a)]).looked ?? []
        #expect(!looked.contains(question("a.example.test", .a)) && looked.contains(question("c.example.test", .a)))
    }

    @Test("an upward referral is no answer") func upward() {
        let copy = Self.copy(
            Self.reply("a.example.test", .a, authority: [". 300 NS ns."], isAuthoritative: false))
        #expect(copy.unanswered.count == 1 && copy.records.isEmpty)
    }

    @Test("guessed names that the wildcard answers for need no records of their own")
    func synthesis() {
        let star = "* 300 A 192.0.2.1"
        func guess(_ name: String, _ line: String) -> ServerReply { Self.reply(name, .a, [line]) }
        let copy = Self.copy(
            Self.reply("*.example.test", .a, [star]), guess("mail.example.test", "mail 300 A 192.0.2.1"),
            guess("www.example.test", "www 300 A 192.0.2.2"), guess("ftp.example.test", "ftp 60 A 192.0.2.1"),
            guess("api.example.test", "api 300 A 192.0.2.1"), guess("x.api.example.test", "x.api 300 A 192.0.2.7"),
            guess("mx.example.test", "mx 300 A 192.0.2.1"))
        let guessed = Set(["mail", "www", "ftp", "api", "*"].map { AuditWorld.name("\($0).example.test") })
        let left = Set(copy.withoutSynthesis(of: guessed).map { $0.name.text(trailingDot: false) })
        let kept = ["*", "www", "ftp", "api", "x.api", "mx"].map { "\($0).example.test" }
        #expect(left == Set(kept))
        // A server without the wildcard then lacks one record set, not one for each guess.
        let other = Self.copy(
            Self.reply("*.example.test", .a, code: .noSuchName), Self.reply("mail.example.test", .a, code: .noSuchName))
        let asked = ["*", "mail"].map { question("\($0).example.test", .a) }
        let comparison = ZoneComparison(
            of: Self.zone,
            [
                copy.collection("a", questions: asked, guessed: guessed),
                other.collection("b", questions: asked, guessed: guessed),
            ])
        #expect(comparison.differences.map(\.name) == [AuditWorld.name("*.example.test")])
    }
}

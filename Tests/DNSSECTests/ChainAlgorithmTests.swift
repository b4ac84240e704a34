import DNSWire
import Testing

@testable import DNSSEC

@Suite("chains over zones signed by real signers, one per algorithm")
struct ChainAlgorithmTests {
    let replies: Replies

    init() throws { replies = try Replies() }

    @Test("what is supported is secure, for an answer and for both kinds of denial", arguments: [8, 10, 13, 14, 15])
    func supported(number: UInt8) throws {
        let zone = "alg\(number).test."
        for (name, type) in [("www.", DNSRecordType.a), ("www.", .txt), ("nothing.", .a)] {
            let report = try replies.judge(zone, name + zone, type)
            #expect(report.outcome == .secure, "\(name)\(zone) \(type): \(report.outcome.link?.sentence ?? "")")
            #expect(report.held.last?.algorithm == nil || report.held.last?.algorithm?.rawValue == number)
            #expect(report.keys?.zone == (try DNSName(zone)))
        }
    }

    @Test(
        "what validators do not rely on is insecure, and says so",
        arguments: [(5, "RSASHA1"), (7, "RSASHA1-NSEC3-SHA1"), (16, "ED448")])
    func unsupported(number: UInt8, name: String) throws {
        let zone = "alg\(number).test."
        let report = try replies.judge(zone, "www." + zone)
        let link = try #require(report.outcome.link)
        #expect(report.outcome.code == "insecure")
        #expect(link.reason == .algorithmsUnsupported([SigningAlgorithm(rawValue: number)]))
        #expect(link.step.kind == .dnskeyMatchesDS)
        #expect(link.sentence == "`\(zone.dropLast())` is signed with \(name) alone, which validators do not rely on")
    }

    @Test("two algorithms at once are secure by either")
    func both() throws {
        for number: UInt8 in [8, 13] {
            var evidence = try replies.evidence("two.test.", "www.two.test.")
            for place in evidence.answer?.answers.indices ?? 0..<0 {
                evidence.answer?.answers[place].signatures.removeAll { $0.algorithm != number }
            }
            #expect(try replies.judge(evidence).outcome == .secure)
        }
    }
}

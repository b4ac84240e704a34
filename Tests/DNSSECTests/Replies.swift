import DNSWire
import Foundation
import Testing
import UpkeepCore

@testable import DNSSEC

/// What a real server said about the zones that `Fixtures/make-replies.sh` makes.
struct Replies {
    /// When the signatures that should hold do.
    static let now = Timestamp(seconds: 1_780_272_000)  // 2026-06-01

    private var messages: [DNSQuestion: DNSMessage] = [:]

    var questions: Set<DNSQuestion> { Set(messages.keys) }

    init() throws {
        let file = try #require(Bundle.module.url(forResource: "Fixtures/replies", withExtension: "txt"))
        try self.init(lines: String(contentsOf: file, encoding: .utf8))
    }

    /// - Parameter lines: What `Fixtures/ask.py` prints.
    init(lines: String) throws {
        for line in lines.split(separator: "\n") {
            let parts = line.split(separator: " ")
            let bytes = try #require(Data(base64Encoded: String(parts[2])))
            let question = DNSQuestion(try DNSName(parts[0]), try #require(DNSRecordType(parts[1])))
            messages[question] = try DNSMessage(decoding: [UInt8](bytes))
        }
    }

    func reply(_ name: String, _ type: DNSRecordType) throws -> DNSMessage {
        try #require(messages[DNSQuestion(DNSName(name), type)], "\(name) \(type) was not asked")
    }

    func answer(_ name: String, _ type: DNSRecordType) throws -> ChainEvidence.Answer {
        ChainEvidence.Answer(DNSQuestion(try DNSName(name), type), try reply(name, type))
    }

    func set(_ name: String, _ type: DNSRecordType) throws -> SignedSet {
        try #require(try answer(name, type).answers.first { $0.type == type })
    }

    /// A zone as the walk from its parent finds it.
    func zone(_ name: String) throws -> ChainEvidence.Zone {
        ChainEvidence.Zone(
            name: try DNSName(name), ds: name == "." ? nil : try reply(name, .ds), keys: try reply(name, .dnskey))
    }

    /// From the root over `test.` to `zone`, and one answer of it.
    func evidence(_ zone: String, _ name: String? = nil, _ type: DNSRecordType = .a) throws -> ChainEvidence {
        ChainEvidence(
            zones: try [".", "test.", zone].map(self.zone), answer: try name.map { try answer($0, type) })
    }

    func anchors() throws -> [TrustAnchor] {
        let key = try #require(try set(".", .dnskey).keys.first { $0.flags == 257 })
        return [TrustAnchor(zone: .root, .key(key))]
    }

    func judge(_ evidence: ChainEvidence, at now: Timestamp = Replies.now) throws -> ChainReport {
        ChainJudge.judge(evidence, anchors: try anchors(), now: now)
    }

    func judge(_ zone: String, _ name: String, _ type: DNSRecordType = .a) throws -> ChainReport {
        try judge(evidence(zone, name, type))
    }
}

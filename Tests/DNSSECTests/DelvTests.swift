import DNSWire
import Foundation
import Peers
import Testing
import UpkeepCore

@testable import DNSSEC

/// Zones of every algorithm and kind of denial, whole and broken, signed while the test runs and served by a real server:
/// our verdict on each answer, and that of BIND's validator on the same.
@Suite("our verdicts beside delv's")
struct DelvTests {
    @Test("agree, but for what is stricter on purpose")
    func verdicts() async throws {
        try await withSignedZones { port, folder in
            let replies = try await Self.replies(port, folder)
            var seen: [String: Set<String>] = [:]
            var explanations: Set<DelvDifference> = []
            for question in replies.questions.sorted(by: { "\($0)" < "\($1)" }) {
                let report = ChainJudge.judge(
                    try replies.evidence(for: question), anchors: try replies.anchors(), now: Timestamp(Date()))
                let theirs = try await DelvVerdict(on: question, port: port, anchor: folder.file("anchor.conf"))
                seen[report.outcome.code, default: []].insert(replies.zone(of: question).description)
                if let difference = DelvDifference(question, report.outcome, theirs) {
                    explanations.insert(difference)
                } else {
                    #expect(
                        report.outcome.code == theirs.code,
                        "\(question): \(report.outcome.link?.sentence ?? "secure"); delv: \(theirs.output)")
                }
            }
            // That they agree is worth something only when there was something to agree on.
            #expect(seen["secure", default: []].count >= 20)
            #expect(
                seen["bogus"]?.isSuperset(
                    of: [
                        "expired", "future", "mismatch", "wrongkey", "forged", "nosig", "nonsec", "nonsec3", "nokeys",
                        "badkeys", "baddenial",
                    ].map { "\($0).test." }) == true)
            #expect(seen["insecure"]?.isSuperset(of: ["unsigned.test.", "newdigest.test.", "n3trap.test."]) == true)
            #expect(explanations == Set(DelvDifference.allCases))
        }
    }

    private func withSignedZones(_ body: (Int, TemporaryDirectory) async throws -> Void) async throws {
        try await withTemporaryDirectory { folder in
            let port = try Ports.free()
            let (begin, end) = (Self.stamp(-3600), Self.stamp(20 * 86_400))
            try await mustRun(
                Invocation(
                    "bash", [Self.script("sign-zones.sh"), begin, end, "\(port)"], workingDirectory: folder.path))
            let signs: [Readiness] = [.listening(port), .datagrams(port), .says("nsd started")]
            try await withPeer(ready: signs) { _ in
                try Invocation("nsd", ["-d", "-c", folder.file("nsd.conf")], workingDirectory: folder.path)
            } _: { _ in
                try await body(port, folder)
            }
        }
    }

    private static func replies(_ port: Int, _ folder: TemporaryDirectory) async throws -> Replies {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        let zones = files.filter { $0.hasSuffix(".signed") && $0 != "..signed" || $0 == "unsigned.test..zone" }
        let asked = try await mustRun(
            Invocation(
                Python.program, [script("ask.py"), "127.0.0.1", "\(port)"] + zones.sorted(),
                environment: ["PYTHONPATH": PythonPackages.folder]))
        return try Replies(lines: asked.standardOutput)
    }

    private static func script(_ name: String) throws -> String {
        try #require(Bundle.module.url(forResource: "Fixtures/\(name)", withExtension: nil)).path
    }

    /// So many seconds from now, as dnssec-signzone takes times.
    private static func stamp(_ seconds: Int) -> String {
        let text = Timestamp(seconds: Timestamp(Date()).seconds + Int64(seconds)).rfc3339()
        return String(text.filter(\.isNumber).prefix(14))
    }
}

extension Timestamp {
    fileprivate init(_ date: Date) { self.init(seconds: Int64(date.timeIntervalSince1970)) }
}

extension Replies {
    /// The nearest zone at or above the name: all of them were asked for their keys.
    func zone(of question: DNSQuestion) -> DNSName {
        var name = question.name
        while !questions.contains(DNSQuestion(name, .dnskey)), let parent = name.parent { name = parent }
        return name
    }

    /// The way from the root to the zone that has the answer: for DS the parent's.
    func evidence(for question: DNSQuestion) throws -> ChainEvidence {
        var zones: [DNSName] = [.root]
        var zone = zone(of: question)
        if question.type == .ds, question.name == zone { zone = zone.parent ?? .root }
        for count in 1..<max(1, zone.labelCount + 1) { zones.append(zone.suffix(labels: count)) }
        return ChainEvidence(
            zones: try zones.map { try self.zone($0.description) },
            answer: try answer(question.name.description, question.type))
    }
}

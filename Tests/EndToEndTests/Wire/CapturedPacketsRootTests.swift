import DNSWire
import DNSWorld
import Foundation
import Peers
import TestTraits
import Testing

/// Everything that goes over the wire in the world of several servers and resolvers while the program looks at it, read by
/// our codec and by dnspython.
@Suite("captured packets, read by us and by dnspython", .requiresRoot, .tags(.root), .timeLimit(.minutes(10)))
struct CapturedPacketsRootTests {
    private static let script = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "dissect.py")
        .path()

    /// Whole and with answers of every kind: refused, empty, cut off, unsigned, over, denied by hashes, out of a cache.
    private static let faults: [[WorldFault]] = [
        [], [.betaLame], [.betaEmpty], [.betaUnsigned], [.betaRecursionOpen], [.signaturesExpired], [.nsec3Heavy],
        [.hundredServers], [.aliasLoop], [.resolverServesStale], [.registrationGone],
    ]

    @Test("hold the same to both, and still do after we wrote them")
    func agree() async throws {
        let seen = try await Self.capture()
        var answers: [DNSMessage] = []
        var written = ""
        for packet in seen {
            let ours = try? DNSMessage(decoding: packet.bytes)
            let content = try ours.map(Dissection.Content.init)
            #expect(content == packet.content, "\(packet.hex): dnspython says \(packet.error ?? "otherwise")")
            guard let ours, let content = packet.content else { continue }
            if ours.header.isResponse { answers.append(ours) }
            written += try Dissection.Content.hex(ours.encoded()) + "\n"
            try Self.expectTexts(of: ours, in: content)
        }
        // All of ours, read by the other: names that point elsewhere than the server's own still mean the same.
        let again = try await Self.dissect("-", input: written)
        let readable = seen.filter { $0.content != nil }
        #expect(again.count == readable.count)
        for (packet, ours) in zip(readable, again) {
            #expect(ours.content == packet.content, "\(packet.hex) as \(ours.hex): \(ours.error ?? "otherwise")")
        }
        Self.expectVariety(answers)
    }

    /// Ours must read dnspython's presentation form as the data that it stands for.
    private static func expectTexts(of message: DNSMessage, in content: Dissection.Content) throws {
        let sections = [message.answers, message.authority, message.additional]
        for (record, theirs) in zip(sections.joined(), content.sections.joined()) {
            guard let text = theirs.text else { continue }
            let data = try DNSRecordData(type: record.type, class: record.recordClass, text: text)
            #expect(data == record.data, "\(record.type) \(text)")
        }
    }

    /// That they agree is worth something only when there was something to agree on.
    private static func expectVariety(_ answers: [DNSMessage]) {
        #expect(answers.count > 500)
        #expect(answers.contains { $0.header.truncated })
        let codes = Set(answers.map(\.header.rcode))
        #expect(codes.isSuperset(of: [.noError, .noSuchName, .refused, .serverFailure]))
        let types = Set(answers.flatMap { $0.answers + $0.authority }.map(\.type))
        #expect(
            types.isSuperset(of: [
                .a, .aaaa, .ns, .soa, .cname, .mx, .txt, .caa, .https, .ds, .dnskey, .rrsig, .nsec, .nsec3,
            ]), "\(types.map(\.description).sorted())")
        #expect(answers.contains { $0.edns?.options.isEmpty == false })
        #expect(answers.contains { $0.answers.count > 30 }, "no zone transfer was seen")
    }

    private static func capture() async throws -> [Dissection] {
        try await withDNSWorld { world in
            try await withTemporaryDirectory { directory in
                let file = directory.file("packets.pcap")
                let arguments = [
                    "-i", "lo", "-w", file, "-U", "--immediate-mode", "-s", "0", "-B", "32768", "-Z", "root", "port 53",
                ]
                try await withPeer(ready: [.says("listening on lo")]) { _ in
                    try Invocation("tcpdump", arguments, in: world.network)
                } _: { _ in
                    for faults in faults {
                        try await world.apply(faults)
                        for command in [
                            ["why", "example.test", "--state", "none"], ["dns", "example.test", "--pace", "0ms"],
                        ] {
                            let run = try Upkeep.invocation(command + world.flags, inside: world.network)
                            let said = try await Peers.run(run).standardError
                            #expect(said.isEmpty)
                        }
                    }
                    try await world.apply(.betaTransferOpen)
                    let export = try await world.run(
                        Upkeep.program, ["dns", "export", "example.test"] + world.placeFlags + ["--pace", "1ms"])
                    #expect(export.standardOutput.contains("by AXFR"))
                }
                return try await dissect(file)
            }
        }
    }

    /// - Parameter input: One message a line in hexadecimal, for `-` as the source.
    private static func dissect(_ source: String, input: String = "") async throws -> [Dissection] {
        try await withTemporaryDirectory { directory in
            let path = try directory.write("messages", input)
            // Standard input stays open for a program's whole life, so that it is read from a file.
            let reading = ["-c", "exec \(Python.program) \"$0\" \"$1\" <\"$2\"", script, source, path]
            return try Dissection.all(
                in: try await mustRun(
                    Invocation("bash", reading, environment: ["PYTHONPATH": PythonPackages.folder])
                ).standardOutput)
        }
    }
}

import DNSWorld
import Foundation
import Peers
import TestTraits
import Testing

@Suite("upkeep dns export", .requiresRoot, .tags(.root), .timeLimit(.minutes(5)))
struct DNSExportRootTests {
    private static func run(_ world: DNSWorld, _ command: String, _ arguments: String...) async throws -> CommandOutput
    {
        try await world.run(
            Upkeep.program, ["dns", command, "example.test"] + arguments + world.placeFlags + ["--pace", "1ms"],
            environment: ["NO_COLOR": "1", "COLUMNS": ""])
    }

    @Test("a transferred copy is whole: BIND takes it, and it is what the servers say")
    func transferred() async throws {
        try await withDNSWorld(.betaTransferOpen) { world in
            try await withTemporaryDirectory { directory in
                let path = directory.file("example.zone")
                let export = try await Self.run(world, "export", "--output", path)
                #expect(export.status == .exited(0), "\(export)")
                #expect(export.standardOutput.isEmpty && export.standardError == "wrote `\(path)`\n")
                let text = try String(contentsOfFile: path, encoding: .utf8)
                #expect(
                    text.hasPrefix("; zone example.test, by AXFR from ns1.beta-dns.test (10.99.2.1), 20"), "\(text)")
                #expect(text.contains("; serial 2026010101, ") && text.contains(" RRSIG "))
                let check = try await world.run("named-checkzone", ["example.test", path])
                #expect(
                    check.status == .exited(0)
                        && check.standardOutput.contains("loaded serial 2026010101 (DNSSEC signed)"))
                let compare = try await Self.run(world, "compare", "--with", path, "--include-ns", "--include-serial")
                #expect(compare.status == .exited(0), "\(compare)")

                let again = try await Self.run(world, "export", "--output", path)
                #expect(
                    again.status == .exited(64) && again.standardError.contains("already exists and was left as it is"))
                #expect(try await Self.run(world, "export", "--output", path, "--replace").status == .exited(0))

                let plain = try await Self.run(world, "export", "--from", path, "--unsigned")
                #expect(plain.status == .exited(1) && !plain.standardOutput.contains(" RRSIG "), "\(plain)")
                #expect(plain.standardError.contains("note: `example.test` is signed and this copy is not"))
            }
        }
    }

    @Test("octoDNS's form holds the same records")
    func octoDNS() async throws {
        try await withDNSWorld(.betaTransferOpen) { world in
            try await withTemporaryDirectory { directory in
                let export = try await Self.run(world, "export", "--format", "octodns")
                #expect(export.status == .exited(1) && export.standardError.contains("is signed and this copy is not"))
                let yaml = try directory.write("example.test.yaml", export.standardOutput)
                let script = "import json, sys, yaml; json.dump(yaml.safe_load(open(sys.argv[1])), sys.stdout)"
                let parsed = try await world.run(Python.program, ["-c", script, yaml])
                #expect(parsed.status == .exited(0), "\(parsed)")
                let zone = try JSONDecoder().decode([String: Entry].self, from: Data(parsed.standardOutput.utf8))
                #expect(zone.keys.sorted() == ["", "*.wild", "big", "cdn", "mail", "shop", "www"])
                #expect(
                    zone[""]?.types == ["A", "AAAA", "CAA", "HTTPS", "MX", "NS", "TXT"]
                        && zone["www"]?.types == ["A", "AAAA", "HTTPS", "TXT"])
                #expect(zone["shop"]?.first == Entry.Set(type: "CNAME", value: "www.example.test.", ttl: 300))
                #expect(zone["www"]?["A"]?.values == ["10.99.3.1", "10.99.4.1"])
                #expect(zone["big"]?.first?.value?.count == 1500)
                #expect(zone[""]?["NS"]?.values == ["ns1.alpha-dns.test.", "ns1.beta-dns.test."])
            }
        }
    }

    @Test("an observed copy says at its top and on standard error that it is not whole")
    func observed() async throws {
        try await withDNSWorld { world in
            try await withTemporaryDirectory { directory in
                let export = try await Self.run(world, "export", "--name", "big", "--name", "cdn.example.test")
                #expect(export.status == .exited(1), "\(export)")
                let head = export.standardOutput.prefix { $0 != "$" }
                #expect(
                    head.hasPrefix("; zone example.test, as observed at ns1.alpha-dns.test (10.99.1.1), "), "\(head)")
                #expect(
                    head.contains("; NOTE: this copy is NOT WHOLE") && head.contains("; names that were asked for:"))
                #expect(head.contains("; NOTE: `example.test` is signed and this copy is not"))
                #expect(export.standardError.hasPrefix("note: this copy is NOT WHOLE"))
                let path = try directory.write("observed.zone", export.standardOutput)
                let check = try await world.run("named-checkzone", ["example.test", path])
                #expect(
                    check.status == .exited(0) && check.standardOutput.contains("loaded serial 2026010101\n"),
                    "\(check)")
                // Nothing stands in it that is not so, and nothing is missing of what was asked for.
                let compare = try await Self.run(world, "compare", "--with", path, "--include-ns", "--include-serial")
                #expect(compare.status == .exited(0), "\(compare)")
                for name in ["www", "mail", "shop", "cdn", "big"] {
                    #expect(export.standardOutput.contains("\n\(name) "), "\(name)")
                }

                let kept = try directory.write("kept.zone", "good\n")
                let refused = try await Self.run(world, "export", "--output", kept, "--replace")
                #expect(
                    refused.status == .exited(1) && refused.standardError.contains("was left as it is"), "\(refused)")
                #expect(try String(contentsOfFile: kept, encoding: .utf8) == "good\n")
            }
        }
    }

    @Test("half of the providers may be down, not all")
    func down() async throws {
        try await withDNSWorld(.betaSilent) { world in
            #expect(try await Self.run(world, "export").standardOutput.contains("as observed at ns1.alpha-dns.test"))
            let declined = try await Self.run(world, "export", "--from", "AXFR@10.99.1.1")
            #expect(declined.status == .exited(3) && declined.standardOutput.isEmpty)
            #expect(
                declined.standardError.hasPrefix(
                    "upkeep: 10.99.1.1 declines to transfer `example.test`: NOTAUTH\nhint: "),
                "\(declined)")
            try await world.apply(.providersStopped)
            let none = try await Self.run(world, "export")
            #expect(none.status == .exited(3) && none.standardOutput.isEmpty)
            #expect(none.standardError.contains("`example.test` is served by nobody"), "\(none)")
        }
    }
}

/// What stands at one name in octoDNS's form: one record set, or a list of them.
private struct Entry: Decodable {
    struct Set: Decodable, Equatable {
        let type: String
        var value: String?
        var values: [String]?
        var ttl: Int?

        init(type: String, value: String, ttl: Int) {
            (self.type, self.value, self.ttl) = (type, value, ttl)
        }

        init(from decoder: any Decoder) throws {
            let keys = try decoder.container(keyedBy: Keys.self)
            type = try keys.decode(String.self, forKey: .type)
            ttl = try keys.decodeIfPresent(Int.self, forKey: .ttl)
            // Those of structured types are mappings, which these tests do not look into.
            value = try? keys.decodeIfPresent(String.self, forKey: .value)
            values = try? keys.decodeIfPresent([String].self, forKey: .values)
        }

        private enum Keys: CodingKey { case type, value, values, ttl }
    }

    let sets: [Set]

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if let sets = try? container.decode([Set].self) {
            self.sets = sets
        } else {
            sets = [try container.decode(Set.self)]
        }
    }

    var types: [String] { sets.map(\.type) }
    var first: Set? { sets.first }
    subscript(type: String) -> Set? { sets.first { $0.type == type } }
}

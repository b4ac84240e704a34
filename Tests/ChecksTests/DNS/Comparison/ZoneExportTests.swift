import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("a copy as a file")
struct ZoneExportTests {
    private static let zone = AuditWorld.zone

    private func records(_ text: String) -> [DNSRecord] {
        ZoneFile.reading(Array(text.utf8), origin: Self.zone).zone.records
    }

    private func export(
        _ records: [DNSRecord], from origin: CopyOrigin, as format: ZoneExport.Format = .bind, isUnsigned: Bool = false
    ) throws -> ZoneExport {
        try ZoneExport(
            records, of: Self.zone, from: origin, as: format, isUnsigned: isUnsigned, at: Timestamp(seconds: 0),
            maker: "Upkeep 1")
    }

    private let start = "@ 60 SOA ns host 7 1 1 1 1\n"

    @Test("a whole copy") func whole() throws {
        let export = try export(records(start + "a 60 A 192.0.2.1\n"), from: .transfer("ns (192.0.2.53)"))
        #expect(export.notes.isEmpty)
        #expect(
            export.text.hasPrefix(
                """
                ; zone example.test, by AXFR from ns (192.0.2.53), 1970-01-01T00:00:00Z, by Upkeep 1
                ; serial 7, 2 records
                $ORIGIN example.test.

                """))
        #expect(ZoneFile.reading(Array(export.text.utf8), origin: Self.zone).zone.records.count == 2)
    }

    @Test("an observed copy says loudly what it is, and what was asked") func observed() throws {
        let origin = CopyOrigin.observed(
            ["ns"], asked: [Self.zone, AuditWorld.name("a.example.test")],
            unanswered: [DNSQuestion(AuditWorld.name("b.example.test"), .mx)])
        let export = try export(records(start), from: origin)
        #expect(export.notes.count == 2 && export.notes[0].hasPrefix("this copy is NOT WHOLE"))
        let comments = export.text.split(separator: "\n").prefix { $0.hasPrefix(";") }
        #expect(
            comments.suffix(5).map(String.init) == [
                "; NOTE: 1 question got no answer: they stand below", "; names that were asked for:",
                ";   @ a", "; questions that got no answer:", ";   b.example.test MX,",
            ])
    }

    @Test("signing stays in a transferred master file only, and its absence is told") func signed() throws {
        let key = DNSRecord(Self.zone, ttl: 1, .dnskey(FakeZone.key(flags: 257, algorithm: 13, fill: 1)))
        let signed = records(start) + [key]
        #expect(try export(signed, from: .file("f")).text.contains(" DNSKEY "))
        for (isUnsigned, format) in [(true, ZoneExport.Format.bind), (false, .octodns)] {
            let export = try export(signed, from: .file("f"), as: format, isUnsigned: isUnsigned)
            #expect(!export.text.contains(" DNSKEY "))
            #expect(
                export.notes.count == 1 && export.notes[0].hasPrefix("`example.test` is signed and this copy is not"))
        }
    }

    @Test("what the format cannot say is told; a comment ends with its line") func leftOut() throws {
        let export = try export(records(start + "a 60 HINFO A B\n"), from: .file("f\nb 1 A 1.2.3.4"), as: .octodns)
        #expect(export.leftOut == ["a.example.test. HINFO: octoDNS has no form for HINFO"])
        #expect(export.text.hasPrefix("# zone example.test, from the file f?b 1 A 1.2.3.4, "))
        #expect(export.text.contains("\n# left out: a.example.test. HINFO: octoDNS has no form for HINFO\n---\n"))
        #expect(export.notes == ["1 record left out: octoDNS has no form for them"])
    }
}

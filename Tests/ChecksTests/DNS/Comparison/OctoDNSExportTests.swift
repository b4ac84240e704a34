import Checks
import DNSWire
import Testing
import UpkeepCore

@Suite("octoDNS export")
struct OctoDNSExportTests {
    private let zone = AuditWorld.zone

    private func record(_ name: String, ttl: UInt32 = 3600, _ data: DNSRecordData) -> DNSRecord {
        DNSRecord(name.isEmpty ? zone : AuditWorld.name("\(name).example.test"), ttl: ttl, data)
    }

    private func address(_ text: String) -> DNSRecordData { .address(AuditWorld.endpoint(text).address) }

    @Test("a zone with every form, as octoDNS reads it") func everyForm() {
        let target = AuditWorld.name("Host.example.NET")
        let records = [
            record("", .soa(FakeZone.soa())), record("", .ns(AuditWorld.beta)), record("", .ns(AuditWorld.alpha)),
            record("", ttl: 300, address("192.0.2.10")), record("", address("2001:db8::10")),
            record("", .mx(MXData(preference: 10, exchange: target))),
            record("", .mx(MXData(preference: 20, exchange: target))),
            record("", .txt(TXTData("v=DKIM1; k=rsa; p=it's"))), record("", .txt(TXTData("\"quoted\" text"))),
            record("", FakeZone.data(.caa, [0, 5] + "issue".utf8 + "letsencrypt.org".utf8)),
            record("ns10", address("192.0.2.1")), record("ns9", address("192.0.2.1")),
            record("*", .cname(target)), record("true", address("192.0.2.1")), record("10", address("192.0.2.1")),
            record("_sip._tcp", .srv(SRVData(priority: 1, weight: 2, port: 5060, target: target))),
            record("_443._tcp", FakeZone.data(.tlsa, [3, 1, 1] + [UInt8](repeating: 0x0C, count: 32))),
            record("key", FakeZone.data(.sshfp, [4, 2] + [UInt8](repeating: 0xAB, count: 32))),
            record("sub", FakeZone.ds(FakeZone.entryKey)),
            record(
                "svc",
                FakeZone.data(.https, [0, 1, 0, 0, 1, 0, 6, 2, 0x68, 0x32, 2, 0x68, 0x33, 0, 3, 0, 2, 0x20, 0xFB])),
            record("sip", FakeZone.data(.naptr, [0, 1, 0, 2, 1, 0x55, 3] + "SIP".utf8 + [1, 0x21] + [0])),
            record("", .dnskey(FakeZone.entryKey)), record("www", FakeZone.signature(.a, labels: 3, 0, 1, 1, 13)),
        ]
        let export = OctoDNSExport(records, zone: zone)
        #expect(export.leftOut.isEmpty)
        #expect(export.yaml == Self.expected)
    }

    @Test("what octoDNS cannot say is handed back with the reason") func leftOut() {
        let records = [
            record("h", FakeZone.data(.hinfo, [1, 0x41, 1, 0x42])), record("t", .txt(TXTData("a\\;b"))),
            record("t", .txt(TXTData("a\" \"b"))), record("t", .txt(TXTData(""))),
            DNSRecord(AuditWorld.name("a\\.b.example.test"), ttl: 1, address("192.0.2.1")),
        ]
        let export = OctoDNSExport(records, zone: zone)
        #expect(
            export.leftOut.map(\.reason) == [
                "octoDNS has no form for HINFO", "octoDNS cannot write `\\` before `;`",
                "octoDNS cannot write `\" \"` in text", "octoDNS takes no empty text",
                "its name holds bytes that octoDNS cannot write",
            ])
        #expect(export.yaml == "---\n{}\n")
    }

    @Test("bytes outside ASCII and backslashes are escaped, long text is one value") func text() {
        let long = String(repeating: "k", count: 400)
        let export = OctoDNSExport(
            [record("a", .txt(TXTData("ü\\"))), record("b", .txt(TXTData(long)))], zone: zone)
        #expect(export.yaml.contains("a:\n  type: TXT\n  value: '\\195\\188\\\\'\n"))
        #expect(export.yaml.contains("b:\n  type: TXT\n  value: \(long)\n"))
    }

    @Test("one TTL a set, the smallest; none when it is the default; other zones' records stay out") func ttl() {
        let records = [
            record("a", ttl: 600, address("192.0.2.1")), record("a", ttl: 300, address("192.0.2.2")),
            record("a", ttl: 300, address("192.0.2.2")), DNSRecord(AuditWorld.parent, ttl: 1, address("192.0.2.1")),
        ]
        let expected = "---\na:\n  ttl: 300\n  type: A\n  values:\n  - 192.0.2.1\n  - 192.0.2.2\n"
        #expect(OctoDNSExport(records, zone: zone).yaml == expected)
        let plain = "---\na:\n  type: A\n  values:\n  - 192.0.2.1\n  - 192.0.2.2\n"
        #expect(OctoDNSExport(records, zone: zone, defaultTTL: 300).yaml == plain)
    }

    private static let expected = #"""
        ---
        '':
        - ttl: 300
          type: A
          value: 192.0.2.10
        - type: AAAA
          value: '2001:db8::10'
        - type: CAA
          value:
            flags: 0
            tag: issue
            value: letsencrypt.org
        - type: MX
          values:
          - exchange: host.example.net.
            preference: 10
          - exchange: host.example.net.
            preference: 20
        - type: NS
          values:
          - ns1.alpha-dns.test.
          - ns1.beta-net.test.
        - type: TXT
          values:
          - '""quoted" text"'
          - 'v=DKIM1\; k=rsa\; p=it''s'
        '10':
          type: A
          value: 192.0.2.1
        '*':
          type: CNAME
          value: host.example.net.
        '_443._tcp':
          type: TLSA
          value:
            certificate_association_data: '0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c'
            certificate_usage: 3
            matching_type: 1
            selector: 1
        '_sip._tcp':
          type: SRV
          value:
            port: 5060
            priority: 1
            target: host.example.net.
            weight: 2
        key:
          type: SSHFP
          value:
            algorithm: 4
            fingerprint: abababababababababababababababababababababababababababababababab
            fingerprint_type: 2
        ns9:
          type: A
          value: 192.0.2.1
        ns10:
          type: A
          value: 192.0.2.1
        sip:
          type: NAPTR
          value:
            flags: U
            order: 1
            preference: 2
            regexp: '!'
            replacement: '.'
            service: SIP
        sub:
          type: DS
          value:
            algorithm: 13
            digest: '0707070707070707070707070707070707070707070707070707070707070707'
            digest_type: 2
            key_tag: 9262
        svc:
          type: HTTPS
          value:
            svcparams:
              alpn:
              - h2
              - h3
              port: 8443
            svcpriority: 1
            targetname: '.'
        'true':
          type: A
          value: 192.0.2.1

        """#

    @Test("places, URIs and keys, as octoDNS reads them") func rare() {
        let text = """
            a 3600 LOC 31 58 52.1 S 115 49 11.7 E 20m 10m 10m 2m
            b 3600 URI 10 1 "https://example.test/"
            c 3600 OPENPGPKEY AAEC

            """
        let export = OctoDNSExport(ZoneFile.reading(Array(text.utf8), origin: zone).zone.records, zone: zone)
        #expect(export.leftOut.isEmpty)
        let expected = """
            ---
            a:
              type: LOC
              value:
                altitude: '20.00'
                lat_degrees: '31'
                lat_direction: S
                lat_minutes: '58'
                lat_seconds: '52.100'
                long_degrees: '115'
                long_direction: E
                long_minutes: '49'
                long_seconds: '11.700'
                precision_horz: '10'
                precision_vert: '2'
                size: '10'
            b:
              type: URI
              value:
                priority: 10
                target: 'https://example.test/'
                weight: 1
            c:
              type: OPENPGPKEY
              value: AAEC

            """
        #expect(export.yaml == expected)
    }
}

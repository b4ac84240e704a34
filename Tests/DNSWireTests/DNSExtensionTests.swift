import DNSWire
import Testing
import UpkeepCore

@Suite("EDNS")
struct DNSExtensionTests {
    private func opt(owner: [UInt8] = [0], size: UInt16 = 1232, ttl: UInt32 = 0, _ options: [UInt8] = []) -> [UInt8] {
        Packet.record(owner: owner, type: 41, class: size, ttl: ttl, options)
    }

    @Test("size, version, DO and the rest of the flags are split out of OPT")
    func fields() throws {
        let message = try Packet(additional: 1, opt(size: 4096, ttl: 0x0001_8003)).decoded()
        #expect(message.additional.isEmpty)
        let edns = try #require(message.edns)
        #expect(edns.udpPayloadSize == 4096 && edns.version == 1 && edns.dnssecOK && edns.reservedFlags == 3)
    }

    @Test("the extended response code is merged: BADVERS is 16, and bit 31 of its TTL field is no TTL")
    func extendedCode() throws {
        let badVersion = try Packet(flags: 0x8000, additional: 1, opt(ttl: 0x0100_0000)).decoded()
        #expect(badVersion.header.rcode == .badVersion)
        #expect(badVersion.header.rcode.description == "BADVERS")
        let highest = Packet(flags: 0x800F, additional: 1, opt(ttl: 0xFF00_0000))
        #expect(try highest.decoded().header.rcode.rawValue == 0xFFF)
        #expect(try highest.decoded().encoded() == highest.bytes)
    }

    @Test("a code above 15 cannot be sent without EDNS")
    func extendedCodeNeedsOPT() throws {
        var message = try Packet().decoded()
        message.header.rcode = .badVersion
        #expect(throws: DNSWireError.self) { try message.encoded() }
    }

    @Test("exactly one OPT, owned by the root, in the additional section")
    func placement() {
        #expect(Packet(additional: 2, opt() + opt()).refusal == .duplicateOPT)
        #expect(Packet(additional: 1, opt(owner: [1, 0x61, 0])).refusal == .misplacedOPT)
        #expect(Packet(answers: 1, opt()).refusal == .misplacedOPT)
        #expect(Packet(authority: 1, opt()).refusal == .misplacedOPT)
    }

    @Test("an OPT may stand before other additional records")
    func order() throws {
        let message = try Packet(additional: 2, opt() + Packet.record(type: 1, [1, 2, 3, 4])).decoded()
        #expect(message.edns != nil)
        #expect(message.additional.map(\.description) == ["a. 60 IN A 1.2.3.4"])
    }

    @Test("NSID, cookie and extended error are read, others kept")
    func options() throws {
        let cookie: [UInt8] = [1, 2, 3, 4, 5, 6, 7, 8]
        let bytes: [UInt8] =
            [0, 3, 0, 2, 0x6E, 0x73] + [0, 10, 0, 16] + cookie + cookie + [0, 15, 0, 5, 0, 22, 0x6F, 0x6B, 0]
            + [0, 12, 0, 1, 0] + [0xFD, 0xE9, 0, 1, 7]
        let options = try Packet(additional: 1, opt(bytes)).decoded().edns?.options
        #expect(
            options == [
                .nsid([0x6E, 0x73]), .cookie(client: cookie, server: cookie), .extendedError(code: 22, text: "ok"),
                .padding(1), .other(code: 65001, [7]),
            ])
    }

    @Test("keepalive, padding and client subnet are read")
    func laterOptions() throws {
        let bytes: [UInt8] =
            [0, 11, 0, 0] + [0, 11, 0, 2, 0, 100] + [0, 12, 0, 0] + [0, 8, 0, 7, 0, 1, 24, 0, 192, 0, 2]
            + [0, 8, 0, 4, 0, 2, 0, 0] + [0, 8, 0, 6, 0, 2, 12, 16, 0x20, 0x10]
        let packet = Packet(additional: 1, opt(bytes))
        let options = try #require(try packet.decoded().edns?.options)
        #expect(options[..<3] == [.keepalive(timeout: nil), .keepalive(timeout: 100), .padding(0)])
        let subnets = options[3...].map { if case .clientSubnet(let subnet) = $0 { subnet.description } else { "" } }
        #expect(subnets == ["192.0.2.0/24/0", "::/0/0", "2010::/12/16"])
        #expect(try packet.decoded().encoded() == packet.bytes)
    }

    @Test("a subnet of our own keeps no bit after its prefix")
    func subnet() throws {
        let subnet = try #require(DNSClientSubnet(IPAddress(v4: 0xC000_02FF), sourcePrefix: 25))
        #expect(subnet.description == "192.0.2.128/25/0")
        #expect(DNSClientSubnet(IPAddress(v4: 0), sourcePrefix: 33) == nil)
        #expect(DNSOption.clientSubnet(subnet).payload == [0, 1, 25, 0, 192, 0, 2, 128])
    }

    @Test("a message says its NSID, cookie and all its extended errors, in words")
    func views() throws {
        let cookie: [UInt8] = [1, 0, 0, 0, 0x69, 0x22, 0, 0, 1, 2, 3, 4, 5, 6, 7, 8]
        let bytes: [UInt8] =
            [0, 15, 0, 2, 0, 22] + [0, 15, 0, 4, 0, 7, 0x61, 0x62] + [0, 10, 0, 24] + [UInt8](1...8) + cookie
            + [0, 3, 0, 1, 0x6E]
        let edns = try #require(try Packet(additional: 1, opt(bytes)).decoded().edns)
        #expect(edns.nsid == [0x6E])
        #expect(edns.extendedErrors.map(\.code) == [.noReachableAuthority, .signatureExpired])
        #expect(edns.extendedErrors.map(\.code.description) == ["No Reachable Authority", "Signature Expired"])
        #expect(edns.extendedErrors.map(\.text) == ["", "ab"])
        #expect(DNSExtendedErrorCode(rawValue: 999).description == "extended error 999")
        let server = try #require(edns.cookie.flatMap { DNSServerCookie($0.server) })
        #expect(server.time.rawValue == 0x6922_0000 && server.hash == [UInt8](1...8))
        #expect(DNSServerCookie([UInt8](1...8)) == nil)
        #expect(DNSExtension().nsid == nil && DNSExtension().cookie == nil && DNSExtension().extendedErrors.isEmpty)
    }

    @Test(
        "an option that breaks its own rules is kept as bytes and does not spoil the answer",
        arguments: [
            [0, 10, 0, 7, 1, 2, 3, 4, 5, 6, 7], [0, 15, 0, 1, 0], [0, 15, 0, 3, 0, 1, 0xFF], [0, 11, 0, 1, 0],
            [0, 12, 0, 1, 1], [0, 8, 0, 3, 0, 1, 0], [0, 8, 0, 5, 0, 1, 1, 0, 0xC0], [0, 8, 0, 5, 0, 3, 8, 0, 1],
            [0, 8, 0, 6, 0, 1, 8, 0, 10, 0], [0, 8, 0, 4, 0, 1, 8, 0], [0, 8, 0, 9, 0, 1, 33, 0, 1, 2, 3, 4, 5],
        ] as [[UInt8]])
    func brokenOption(bytes: [UInt8]) throws {
        let packet = Packet(additional: 1, opt(bytes))
        #expect(try packet.decoded().edns?.options == [.other(code: UInt16(bytes[1]), Array(bytes[4...]))])
        #expect(try packet.decoded().encoded() == packet.bytes)
    }

    @Test(
        "an option list that does not add up is refused",
        arguments: [[0], [0, 3, 0], [0, 3, 0, 1], [0, 3, 0xFF, 0xFF, 0]]
            as [[UInt8]])
    func optionLengths(bytes: [UInt8]) {
        #expect(Packet(additional: 1, opt(bytes)).refusal == .truncated)
    }
}

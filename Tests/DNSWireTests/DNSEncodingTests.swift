import DNSWire
import Testing
import UpkeepCore

@Suite("Encoding an answer")
struct DNSEncodingTests {
    private func answer(_ count: Int) throws -> DNSMessage {
        let zone = try DNSName("shop.example")
        let name = try DNSName("www.Shop.example")
        var message = DNSMessage(
            answering: DNSMessage(asking: DNSQuestion(name, .any), id: 7, edns: DNSExtension(dnssecOK: true)),
            authoritative: true)
        for host in 0..<count {
            message.answers.append(DNSRecord(name, ttl: 60, .address(IPAddress(v4: 0xC000_0200 + UInt32(host)))))
        }
        message.answers += [
            DNSRecord(name, ttl: 60, .address(IPAddress(v6High: 1, low: 2))),
            DNSRecord(try DNSName("alias.shop.example"), ttl: 60, .cname(name)),
            DNSRecord(zone, ttl: 60, .txt(TXTData("v=spf1 -all"))),
            DNSRecord(zone, ttl: 60, .mx(MXData(preference: 10, exchange: try DNSName("mail.shop.example")))),
            DNSRecord(zone, ttl: 60, .unknown(DNSRecordType(rawValue: 65280), [1, 2, 3])),
        ]
        let soa = SOAData(
            primary: try DNSName("ns1.shop.example"), contact: try DNSName("hostmaster.shop.example"), serial: 1,
            refresh: 2, retry: 3, expire: 4, minimum: 5)
        message.authority = [
            DNSRecord(zone, ttl: 60, .soa(soa)), DNSRecord(zone, ttl: 60, .ns(try DNSName("ns1.shop.example"))),
        ]
        return message
    }

    @Test("answers the query: id, question in its exact case, RD, EDNS with DO")
    func answering() throws {
        let message = try answer(1)
        #expect(message.header.id == 7 && message.header.isResponse && message.header.recursionDesired)
        #expect(message.edns?.dnssecOK == true)
        var plain = DNSMessage(asking: message.questions[0], id: 8, edns: nil)
        plain.header.checkingDisabled = true
        let reply = DNSMessage(answering: plain, .refused)
        #expect(reply.edns == nil && reply.header.rcode == .refused && reply.header.checkingDisabled)
    }

    @Test("comes back the same, names compressed")
    func roundTrip() throws {
        let message = try answer(3)
        let bytes = try message.encoded()
        let again = try DNSMessage(decoding: bytes)
        #expect(again == message)
        #expect(again.questions[0].name.isIdentical(to: message.questions[0].name))
        // Uncompressed, the owners alone would take more.
        #expect(bytes.count < 300)
    }

    @Test("never compresses names in types younger than RFC 1035")
    func noCompression() throws {
        let target = try DNSName("www.shop.example")
        var message = DNSMessage(header: DNSHeader(id: 1))
        message.answers = [
            DNSRecord(target, ttl: 1, .dname(target)),
            DNSRecord(target, ttl: 1, .srv(SRVData(priority: 1, weight: 2, port: 3, target: target))),
        ]
        let bytes = try message.encoded()
        #expect(try DNSMessage(decoding: bytes) == message)
        #expect(bytes.count == 12 + (18 + 10 + 18) + (2 + 10 + 6 + 18))
    }

    @Test("for a datagram too small, sends header, question and OPT with TC")
    func datagram() throws {
        let message = try answer(200)
        let short = try DNSMessage(decoding: message.encodedForDatagram(limit: 512))
        #expect(short.header.truncated && short.answers.isEmpty && short.authority.isEmpty && short.edns != nil)
        let whole = try message.encodedForDatagram(limit: 65535)
        #expect(try DNSMessage(decoding: whole) == message)
    }

    @Test("points only at the first 16 KiB")
    func farNames() throws {
        var message = DNSMessage(header: DNSHeader(id: 1))
        for host in 0..<1500 {
            message.answers.append(
                DNSRecord(try DNSName("host\(host).shop.example"), ttl: 1, .ns(try DNSName("ns\(host % 900).x"))))
        }
        #expect(try DNSMessage(decoding: message.encoded()) == message)
    }

    @Test("refuses what does not fit: a string over 255 bytes, an empty TXT, a message over 65535 bytes")
    func tooLarge() throws {
        func refusal(_ data: DNSRecordData, copies: Int = 1) -> DNSWireError.Reason? {
            var message = DNSMessage(header: DNSHeader(id: 1))
            message.answers = Array(repeating: DNSRecord(.root, ttl: 1, data), count: copies)
            do throws(DNSWireError) {
                _ = try message.encoded()
                return nil
            } catch {
                return error.reason
            }
        }
        let string = [UInt8](repeating: 0x61, count: 256)
        #expect(refusal(.txt(TXTData(strings: [string]))) == .tooLarge)
        #expect(refusal(.txt(TXTData(strings: []))) == .badValue)
        #expect(refusal(.unknown(DNSRecordType(rawValue: 10), string), copies: 255) == .tooLarge)
        #expect(refusal(.unknown(DNSRecordType(rawValue: 10), [UInt8](repeating: 0, count: 70_000))) == .tooLarge)
        #expect(refusal(.address(IPAddress(v4: 1)), copies: 70_000) == .tooLarge)
    }

    @Test("a transaction signature stays at the end, OPT before it")
    func signatureLast() throws {
        var message = DNSMessage(asking: DNSQuestion(try DNSName("shop.test"), .soa), id: 1)
        let data = try DNSRecordData(type: .tsig, class: .any, text: "hmac-sha256. 1780272000 300 2 AAE= 1 0 0")
        message.additional = [DNSRecord(try DNSName("transfer"), ttl: 0, class: .any, data)]
        let bytes = try message.encoded()
        #expect(try bytes.suffix(data.wire().count).elementsEqual(data.wire()))
        #expect(try DNSMessage(decoding: bytes) == message)
    }
}

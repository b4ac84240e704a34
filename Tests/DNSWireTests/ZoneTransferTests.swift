import DNSWire
import Testing

@Suite("A zone transfer")
struct ZoneTransferTests {
    private let zone: DNSName

    init() throws { zone = try DNSName("shop.test") }

    /// A message whose answers are written `owner type data`, the serial alone for an SOA.
    private func message(_ lines: [String], id: UInt16 = 7, edit: (inout DNSMessage) -> Void = { _ in }) throws
        -> DNSMessage
    {
        var message = DNSMessage(header: DNSHeader(id: id))
        message.header.isResponse = true
        let text = lines.map { line in
            Int(line) == nil ? "\(line)\n" : "@ 60 SOA ns1 host \(line) 2 3 4 5\n"
        }
        message.answers = ZoneFile.reading(Array(("$TTL 60\n" + text.joined()).utf8), origin: zone).zone.records
        #expect(message.answers.count == lines.count)
        edit(&message)
        return message
    }

    private func run(
        _ messages: [[String]], since: UInt32? = nil, isDatagram: Bool = false, limits: ZoneTransferLimits = .init()
    ) throws -> ZoneTransferResult? {
        var transfer = ZoneTransfer(of: zone, id: 7, since: since, isDatagram: isDatagram, limits: limits)
        var result: ZoneTransferResult?
        for lines in messages {
            #expect(result == nil)
            result = try transfer.take(message(lines), size: 100)
        }
        return result
    }

    private func refusal(_ messages: [[String]], since: UInt32? = nil, limits: ZoneTransferLimits = .init())
        throws -> ZoneTransferError.Reason?
    {
        do {
            _ = try run(messages, since: since, limits: limits)
            return nil
        } catch let error as ZoneTransferError {
            return error.reason
        }
    }

    @Test("AXFR multi-message with SOA bracket, cut anywhere")
    func axfr() throws {
        let lines = ["5", "@ NS ns1", "ns1 A 192.0.2.1", "x TXT a", "5"]
        for cut in 1..<lines.count {
            let result = try run([Array(lines[..<cut]), Array(lines[cut...])])
            guard case .whole(let records)? = result else {
                Issue.record("no whole zone")
                continue
            }
            #expect(records.map(\.type) == [.soa, .ns, .a, .txt])
        }
        #expect(try run(lines.map { [$0] }) != nil)
        #expect(try run([Array(lines.dropLast())]) == nil)
    }

    @Test("IXFR brings the changes, step by step")
    func ixfr() throws {
        let lines = ["7", "5", "a A 192.0.2.1", "6", "a A 192.0.2.2", "6", "b A 192.0.2.1", "7", "7"]
        for cut in 1..<lines.count {
            guard
                case .changes(let changes, let soa)? = try run([Array(lines[..<cut]), Array(lines[cut...])], since: 5)
            else {
                Issue.record("no changes")
                continue
            }
            #expect(soa.serial == 7 && changes.map(\.from.serial) == [5, 6] && changes.map(\.to.serial) == [6, 7])
            #expect(changes.map(\.deleted.count) == [1, 1] && changes.map(\.added.count) == [1, 0])
        }
    }

    @Test("IXFR may bring the whole zone, nothing newer, or word that a datagram is too small")
    func ixfrOtherways() throws {
        guard case .whole(let records)? = try run([["7", "@ NS ns1", "7"]], since: 5) else {
            Issue.record("no whole zone")
            return
        }
        #expect(records.count == 2)
        guard case .whole(let empty)? = try run([["7", "7"]], since: 5) else {
            Issue.record("no empty zone")
            return
        }
        #expect(empty.count == 1)
        guard case .current(let soa)? = try run([["5"]], since: 5),
            case .tooBig? = try run(
                [["6"]], since: 5, isDatagram: true)
        else {
            Issue.record("neither current nor too big")
            return
        }
        #expect(soa.serial == 5)
        #expect(try run([["6"]], since: 5) == nil)
        // The server's serial is behind ours, over the end of the count (RFC 1982).
        guard case .current? = try run([["4294967295"]], since: 3) else {
            Issue.record("older is newer")
            return
        }
    }

    @Test("what is no transfer is refused for its reason")
    func refusals() throws {
        #expect(try refusal([["@ NS ns1", "5"]]) == .noSOA)
        #expect(try refusal([["5", "@ NS ns1", "6"]]) == .brokenChain)
        #expect(try refusal([["5", "x SOA . . 5 2 3 4 5"]]) == .outOfZone)
        #expect(try refusal([["5", "other.test. A 192.0.2.1"]]) == .outOfZone)
        #expect(try refusal([["5", "5", "a A 192.0.2.1"]]) == .dataAfterEnd)
        #expect(try refusal([["7", "4", "a A 192.0.2.1"]], since: 5) == .brokenChain)
        #expect(try refusal([["7", "5", "6", "5"]], since: 5) == .brokenChain)
        #expect(try refusal([[]]) == .empty)
        let few = ZoneTransferLimits(records: 2, bytes: 1000)
        #expect(try refusal([["5", "@ NS a", "@ NS b"]], limits: few) == .tooLarge)
        let short = ZoneTransferLimits(records: 100, bytes: 150)
        #expect(try refusal([["5"], ["@ NS a"]], limits: short) == .tooLarge)
    }

    @Test("another id, question, code, or a cut-off message is refused")
    func headers() throws {
        func reason(_ edit: (inout DNSMessage) -> Void) throws -> ZoneTransferError.Reason? {
            var transfer = ZoneTransfer(of: zone, id: 7)
            let message = try message(["5"], edit: edit)
            do throws(ZoneTransferError) {
                _ = try transfer.take(message, size: 1)
                return nil
            } catch {
                return error.reason
            }
        }
        #expect(try reason { $0.header.id = 8 } == .mismatch)
        #expect(try reason { $0.header.isResponse = false } == .mismatch)
        #expect(try reason { $0.header.rcode = .refused } == .refused(.refused))
        #expect(try reason { $0.header.truncated = true } == .truncated)
        let other = DNSQuestion(zone, .ixfr)
        #expect(try reason { $0.questions = [other] } == .mismatch)
        let ours = DNSQuestion(zone, .axfr)
        #expect(try reason { $0.questions = [ours, ours] } == .mismatch)
        #expect(try reason { $0.questions = [ours] } == nil)
    }

    @Test("the query asks for the zone, and an IXFR says which serial we have")
    func query() throws {
        let axfr = ZoneTransfer(of: zone, id: 7).query
        #expect(axfr.questions == [DNSQuestion(zone, .axfr)] && axfr.authority.isEmpty && axfr.header.id == 7)
        let ixfr = ZoneTransfer(of: zone, id: 7, since: 5).query
        #expect(ixfr.authority.map(\.description) == ["shop.test. 0 IN SOA . . 5 0 0 0 0"])
        #expect(try DNSMessage(decoding: ixfr.encoded()) == ixfr)
    }
}

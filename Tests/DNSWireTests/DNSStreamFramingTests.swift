import DNSWire
import Testing

@Suite("Messages on a stream")
struct DNSStreamFramingTests {
    @Test("TCP 2-byte framing split across reads at every byte, several messages, an empty one", arguments: 1...9)
    func split(size: Int) throws {
        let messages: [[UInt8]] = [[1, 2, 3], [], [UInt8](repeating: 7, count: 300), [4]]
        var stream: [UInt8] = []
        for message in messages { stream += try DNSStreamFraming.framed(message) }
        var framing = DNSStreamFraming()
        var found: [[UInt8]] = []
        for start in stride(from: 0, to: stream.count, by: size) {
            framing.append(stream[start..<min(start + size, stream.count)])
            while let message = framing.next() { found.append(message) }
        }
        #expect(found == messages && framing.pendingCount == 0)
    }

    @Test("an early close is seen: what has come is less than was promised")
    func earlyClose() {
        var framing = DNSStreamFraming()
        framing.append([0, 3, 1, 2])
        #expect(framing.next() == nil && framing.pendingCount == 4)
        var one = DNSStreamFraming()
        one.append([0])
        #expect(one.next() == nil && one.pendingCount == 1)
    }

    @Test("a message has at most 65535 bytes")
    func longest() throws {
        let longest = [UInt8](repeating: 1, count: 65535)
        var framing = DNSStreamFraming()
        framing.append(try DNSStreamFraming.framed(longest))
        #expect(framing.next() == longest)
        #expect(throws: DNSWireError.self) { try DNSStreamFraming.framed(longest + [0]) }
    }
}

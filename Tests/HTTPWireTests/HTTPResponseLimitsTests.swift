import HTTPWire
import Testing

@Suite struct HTTPResponseLimitsTests {
    /// The 1 MB header of a peer that lies.
    @Test(arguments: [1000, 16_384, .max])
    func oneMegabyteHeader(_ size: Int) {
        let text = "HTTP/1.1 200 OK\r\nX: \(String(repeating: "a", count: 1 << 20))\r\n\r\n"
        let error = Answer(text, size: size).error
        #expect(error?.reason == .headTooLarge)
        #expect(error?.offset == 262_144)
        #expect(error?.message == "the answer's head is larger than 262144 bytes")
        #expect(error?.kind == .tooLarge)
    }

    @Test func headOfExactlyTheLimitIsRead() {
        var limits = HTTPResponseLimits()
        let text = "HTTP/1.1 204 No\r\nX: y\r\n\r\n"
        limits.headBytes = text.utf8.count
        #expect(Answer(text, limits: limits).error == nil)
        limits.headBytes -= 1
        for size in [1, 2, 5, 100] {
            let error = Answer(text, limits: limits, size: size).error
            #expect(error?.reason == .headTooLarge)
            #expect(error?.offset == text.utf8.count - 1)
        }
    }

    @Test func endlessStatusLineStops() {
        var limits = HTTPResponseLimits()
        limits.headBytes = 100
        #expect(
            Answer("HTTP/1.1 200 " + String(repeating: "a", count: 200), limits: limits).error?.reason == .headTooLarge)
    }

    @Test func tooManyFields() {
        let fields = String(repeating: "a: b\r\n", count: 1001)
        #expect(Answer("HTTP/1.1 204 No\r\n\(fields)\r\n").error?.reason == .tooManyFields)
        #expect(Answer("HTTP/1.1 204 No\r\n\(fields.dropFirst(5))\r\n").error == nil)
    }

    @Test func tooManyInformational() {
        let hint = "HTTP/1.1 103 Early Hints\r\n\r\n"
        let final = "HTTP/1.1 204 No\r\n\r\n"
        #expect(Answer(String(repeating: hint, count: 16) + final).error == nil)
        let error = Answer(String(repeating: hint, count: 17) + final).error
        #expect(error?.reason == .tooManyInformational)
        #expect(error?.offset == 17 * hint.utf8.count)
    }

    @Test func chunkExtensionsAreCapped() {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
        let end = "\r\nx\r\n0\r\n\r\n"
        #expect(Answer(head + "1;" + String(repeating: "e", count: 4000) + end).error == nil)
        let error = Answer(head + "1;" + String(repeating: "e", count: 5000) + end).error
        #expect(error?.reason == .chunkLineTooLong)
        #expect(error?.offset == head.utf8.count + 4096)
    }

    @Test func trailersAreCapped() {
        let head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n"
        let error = Answer(head + "X: " + String(repeating: "e", count: 70_000) + "\r\n\r\n").error
        #expect(error?.reason == .trailersTooLarge)
        #expect(error?.offset == head.utf8.count + 65_536)
    }

    /// A body of 10 GiB is announced, and only what a cap of 2 MiB lets through is kept.
    @Test func tenGigabyteBody() throws {
        var parser = HTTPResponseParser(method: "GET")
        let decoder = try ContentDecoder(codings: [], limit: 2 << 20)
        try parser.consume(Array("HTTP/1.1 200 OK\r\nContent-Length: 10737418240\r\n\r\n".utf8).span) { _ in }
        let piece = [UInt8](repeating: 0x61, count: 1 << 16)
        while !decoder.isCapped {
            var position = 0
            while case .body(let range) = try parser.next(in: piece.span, from: &position) {
                try decoder.append(piece.span.extracting(range))
            }
        }
        #expect(decoder.decoded.count == 2 << 20)
        #expect(parser.bodyBytes == (2 << 20) + piece.count)
        let error = #expect(throws: HTTPWireError.self) { try parser.finish() }
        #expect(error?.reason == .bodyTruncated)
    }

    /// The parser hands a hundred thousand chunks on without keeping any of them.
    @Test func manyChunksKeepNothing() throws {
        var parser = HTTPResponseParser(method: "GET")
        try parser.consume(Array("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".utf8).span) { _ in }
        let chunks = Array(String(repeating: "1\r\nx\r\n", count: 1000).utf8)
        var seen = 0
        for _ in 0..<100 { try parser.consume(chunks.span) { seen += $0.count } }
        #expect(seen == 100_000)
        #expect(parser.bodyBytes == 100_000)
        #expect(!parser.isComplete)
    }
}

import HTTPWire
import Testing

@Suite struct HTTPResponseParserTests {
    @Test func headBodyAndFraming() {
        let answer = Answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\nX-A:  one two \t\r\nx-a: 2\r\nEmpty:\r\n\r\nhello")
        #expect(answer.error == nil)
        #expect(answer.head?.version == "HTTP/1.1")
        #expect(answer.head?.status == 200)
        #expect(answer.head?.reason == "OK")
        #expect(answer.head?.fields.values("X-A") == ["one two", "2"])
        #expect(answer.head?.fields["empty"]?.isEmpty == true)
        #expect(answer.framing == .length(5))
        #expect(answer.bodyText == "hello")
        #expect(answer.notes.isEmpty)
    }

    /// Every answer of this file's tables, cut everywhere, gives what it gives whole.
    @Test(arguments: Self.all, [1, 2, 3, 7])
    func anyCutGivesTheSame(_ text: String, _ size: Int) {
        #expect(Answer(text, size: size) == Answer(text))
        #expect(Answer(text, method: "HEAD", size: size) == Answer(text, method: "HEAD"))
    }

    static var all: [String] {
        framings.map(\.0) + leniences.map(\.0) + faults.map(\.0) + endings.map(\.0) + foreign.map { $0.0 }
    }

    static let framings: [(String, HTTPResponseParser.Framing, String)] = [
        ("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", .length(0), ""),
        ("HTTP/1.1 200 OK\r\n\r\nuntil close", .untilClose, "until close"),
        ("HTTP/1.0 200 OK\r\n\r\nold", .untilClose, "old"),
        ("HTTP/1.1 204 No Content\r\nContent-Length: 3\r\n\r\n", .none, ""),
        ("HTTP/1.1 304 Not Modified\r\nTransfer-Encoding: chunked\r\n\r\n", .none, ""),
        ("HTTP/1.1 101 Switching Protocols\r\n\r\n", .none, ""),
        ("HTTP/1.1 200 OK\r\nContent-Length: 2, 2\r\ncontent-length: 2\r\n\r\nab", .length(2), "ab"),
        ("HTTP/1.1 200 OK\r\nContent-Length: 0002\r\n\r\nab", .length(2), "ab"),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: identity\r\n\r\nab", .untilClose, "ab"),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n10\r\n0123456789abcdef\r\n0\r\n\r\n",
            .chunked,
            "abc0123456789abcdef"
        ),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: , Chunked\r\n\r\n0A ;a=b\r\n0123456789\r\n000\r\n\r\n", .chunked,
            "0123456789"
        ),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n", .chunked,
            "a"
        ),
        ("HTTP/1.1 999 Request denied\r\nContent-Length: 1\r\n\r\nx", .length(1), "x"),
        ("HTTP/1.1 200\r\nContent-Length: 1\r\n\r\nx", .length(1), "x"),
        ("HTTP/1.7 200 OK\r\nContent-Length: 1\r\n\r\nx", .length(1), "x"),
    ]

    @Test(arguments: framings)
    func bodyEndsWhereRFC9112Says(_ text: String, _ framing: HTTPResponseParser.Framing, _ body: String) {
        let answer = Answer(text)
        #expect(answer.error == nil)
        #expect(answer.framing == framing)
        #expect(answer.bodyText == body)
    }

    @Test func headAnswersHaveNoBody() {
        let answer = Answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\n", method: "HEAD")
        #expect(answer.error == nil)
        #expect(answer.framing == HTTPResponseParser.Framing.none)
    }

    @Test func lengthTogetherWithTransferEncodingIsNoted() {
        let answer = Answer(
            "HTTP/1.1 200 OK\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n0\r\n\r\n")
        #expect(answer.noteKinds == [.lengthAndTransferEncoding])
        #expect(answer.notes.first?.description.contains("possible request smuggling") == true)
    }

    @Test func informationalAnswersComeFirst() {
        let answer = Answer(
            "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
                + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
        #expect(answer.informational.map(\.status) == [103, 100])
        #expect(answer.informational.first?.fields["link"] == "</a>")
        #expect(answer.head?.status == 200)
        #expect(answer.head?.fields["link"] == nil)
    }

    @Test func trailersAreKeptApart() {
        let answer = Answer(
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\nTrailer: X-Sum\r\n\r\n"
                + "1\r\na\r\n0;x\r\nX-Sum: 1\r\nY: 2\r\n\r\n")
        #expect(answer.error == nil)
        #expect(answer.trailers.fields == [.init("X-Sum", "1"), .init("Y", "2")])
        #expect(answer.head?.fields["X-Sum"] == nil)
    }

    static let leniences: [(String, HTTPWireNote.Kind)] = [
        ("HTTP/1.1 200 OK\nContent-Length: 1\n\nx", .bareLineFeed),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX: a\r\n b\r\n\tc\r\n\r\nx", .foldedField),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX: a\rb\r\n\r\nx", .bareCarriageReturn),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX: a\u{1B}[31mb\r\n\r\nx", .controlCharacter),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\njust words\r\n\r\nx", .fieldWithoutColon),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n: nameless\r\n\r\nx", .fieldNameInvalid),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nX Y: z\r\n folded\r\n\r\nx", .fieldNameInvalid),
        ("HTTP/1.1  200  OK\r\nContent-Length: 1\r\n\r\nx", .looseStatusLine),
        ("http/1.1 200 OK\r\nContent-Length: 1\r\n\r\nx", .looseStatusLine),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx", .contentLengthRepeated),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nxHTTP/1.1 200 OK\r\n\r\n", .bytesAfterEnd),
        ("HTTP/1.0 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n0\r\n\r\n", .chunkedInHTTP10),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\nx\n0\n\n", .bareLineFeed),
    ]

    @Test(arguments: leniences)
    func whatBrowsersPutUpWithIsNoted(_ text: String, _ kind: HTTPWireNote.Kind) {
        let answer = Answer(text)
        #expect(answer.error == nil)
        #expect(answer.head?.status == 200)
        #expect(answer.bodyText == "x")
        #expect(answer.noteKinds.contains(kind))
    }

    @Test func foldsReadAsOneSpaceAndBareReturnsToo() {
        let answer = Answer("HTTP/1.1 204 No\r\nX: a\r\n   b \r\n\tc\r\nY: d\re\r\n\r\n")
        #expect(answer.head?.fields["x"] == "a b c")
        #expect(answer.head?.fields["y"] == "d e")
    }

    @Test func valuesAreUTF8OrElseLatin1() {
        let head = Array("HTTP/1.1 204 No\r\nA: ".utf8)
        #expect(Answer(head + Array("grün".utf8) + [13, 10, 13, 10]).head?.fields["a"] == "grün")
        #expect(Answer(head + [0x67, 0x72, 0xFC, 0x6E, 13, 10, 13, 10]).head?.fields["a"] == "grün")
    }

    static let faults: [(String, HTTPWireError.Reason, Int)] = [
        ("HTTP/1.1 200 OK\r\nX : y\r\n\r\n", .spaceBeforeColon, 18),
        ("HTTP/1.1 200 OK\r\nX\t: y\r\n\r\n", .spaceBeforeColon, 18),
        ("HTTP/1.1 200 OK\r\nX: a\0b\r\n\r\n", .nul, 21),
        ("HTTP/1.1 200 OK\r\nX\0: a\r\n\r\n", .nul, 18),
        ("HTTP/1.1 200 O\0K\r\n\r\n", .nul, 14),
        ("HTTP/1.1 200 OK\r\n folded: x\r\n\r\n", .foldWithoutField, 17),
        ("HTTP/1.1 20 OK\r\n\r\n", .statusLine, 0),
        ("HTTP/1.1 2000 OK\r\n\r\n", .statusLine, 0),
        ("HTTP/1.1 099 OK\r\n\r\n", .statusLine, 0),
        ("HTTP/1.1200 OK\r\n\r\n", .statusLine, 0),
        ("HTTP/1.x 200 OK\r\n\r\n", .statusLine, 0),
        ("HTTP/\r\n\r\n", .statusLine, 0),
        ("HTTP/2 200\r\n\r\n", .versionUnsupported, 0),
        ("HTTP/2.0 200 OK\r\n\r\n", .versionUnsupported, 0),
        ("HTTP/0.9 200 OK\r\n\r\n", .versionUnsupported, 0),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx", .contentLengthConflict, 57),
        ("HTTP/1.1 200 OK\r\nContent-Length: 1, 2\r\n\r\nx", .contentLengthConflict, 41),
        ("HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\nx", .contentLengthInvalid, 39),
        ("HTTP/1.1 200 OK\r\nContent-Length: +1\r\n\r\nx", .contentLengthInvalid, 39),
        ("HTTP/1.1 200 OK\r\nContent-Length: \r\n\r\nx", .contentLengthInvalid, 37),
        ("HTTP/1.1 200 OK\r\nContent-Length: 99999999999999999999\r\n\r\nx", .contentLengthInvalid, 57),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n", .transferCodingUnsupported, 53),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked, chunked\r\n\r\n", .transferCodingUnsupported, 56),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: xchunked\r\n\r\n", .transferCodingUnsupported, 48),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n", .chunkSizeInvalid, 47),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n\r\n", .chunkSizeInvalid, 47),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", .chunkSizeInvalid, 47),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n8000000000000000\r\n", .chunkSizeTooLarge, 47),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n00000000000000001\r\n", .chunkSizeTooLarge, 47),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nab\r\n0\r\n\r\n", .chunkEndMissing, 51),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\r\n0\r\n\r\n", .chunkEndMissing, 52),
        ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nX : y\r\n\r\n", .spaceBeforeColon, 51),
    ]

    @Test(arguments: faults)
    func strictWhereItMatters(_ text: String, _ reason: HTTPWireError.Reason, _ offset: Int) {
        let error = Answer(text).error
        #expect(error?.reason == reason)
        #expect(error?.offset == offset)
    }

    static let endings: [(String, HTTPWireError.Reason, String)] = [
        ("", .emptyReply, "the connection ended without an answer: not one byte came"),
        (
            "HTTP/1.1 100 Continue\r\n\r\n", .finalHeadMissing,
            "the connection ended after status 100, before the answer"
        ),
        ("HTT", .headTruncated, "the connection ended within the answer's head, after 3 bytes"),
        ("HTTP/1.1 200 O", .headTruncated, "the connection ended within the answer's head, after 14 bytes"),
        (
            "HTTP/1.1 200 OK\r\nX: y\r\n", .headTruncated,
            "the connection ended within the answer's head, after 23 bytes"
        ),
        (
            "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nabc", .bodyTruncated,
            "the body ended after 3 of 10 bytes"
        ),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc", .bodyTruncated,
            "the body ended within a chunk after 3 bytes: 2 of the chunk are missing"
        ),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n", .bodyTruncated,
            "the body ended after 3 bytes: the last chunk is missing"
        ),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc", .bodyTruncated,
            "the body ended after 3 bytes: the last chunk is missing"
        ),
        (
            "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n", .trailersTruncated,
            "the answer ended after its last chunk, before the empty line that ends it"
        ),
    ]

    @Test(arguments: endings)
    func earlyEndSaysWhatIsMissing(_ text: String, _ reason: HTTPWireError.Reason, _ message: String) {
        let error = Answer(text).error
        #expect(error?.reason == reason)
        #expect(error?.message == message)
        #expect(error?.offset == text.utf8.count)
        #expect(error?.kind == .truncated)
    }

    static let foreign: [(String, HTTPWireError.Reason)] = [
        ("\u{15}\u{3}\u{1}\0\u{2}\u{2}\u{46}", .looksLikeTLS),
        ("\u{16}\u{3}\u{3}\0\u{7A}\u{2}\0\0\u{76}\u{3}\u{3}", .looksLikeTLS),
        ("220 mail.example ESMTP Postfix\r\n", .looksLikeBanner),
        ("220-ftp.example\r\n220 ready\r\n", .looksLikeBanner),
        ("+OK POP3 ready\r\n", .looksLikeBanner),
        ("* OK IMAP4rev1\r\n", .looksLikeBanner),
        ("-ERR wrong number of arguments\r\n", .looksLikeBanner),
        ("SSH-2.0-OpenSSH_9.2p1 Debian\r\n", .looksLikeSSH),
        ("<html><body>hi</body></html>", .looksLikeHTTP09),
        ("\r\n <!doctype html>", .garbage),
        ("  <!DOCTYPE html><p>long enough to be judged", .looksLikeHTTP09),
        ("\0\0\u{12}\u{4}\0\0\0\0\0\0\u{3}\0\0\0\u{64}", .looksLikeHTTP2),
        ("\0\0\0\u{4}\u{1}\0\0\0\0", .looksLikeHTTP2),
        ("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", .looksLikeHTTP2),
        ("ICY 200 OK\r\n", .garbage),
        ("x", .garbage),
        ("\r\nHTTP/1.1 200 OK\r\n\r\n", .garbage),
    ]

    @Test(arguments: foreign)
    func otherProtocolsAreNamed(_ text: String, _ reason: HTTPWireError.Reason) {
        let error = Answer(text).error
        #expect(error?.reason == reason)
        #expect(error?.kind == .otherProtocol)
        #expect(error?.offset == 0)
    }

    @Test func garbageIsQuotedEscaped() {
        let error = Answer([0x01, 0x1B, 0x5B] + Array("hello\\ and much more than a window holds".utf8)).error
        #expect(
            error?.message
                == #"the answer does not begin with a status line but with `\x01\x1b[hello\\ and much more `"#)
    }

    /// Nobody waits for a connection to end to learn that it speaks TLS.
    @Test func tlsIsKnownFromThreeBytes() {
        var parser = HTTPResponseParser(method: "GET")
        let error = #expect(throws: HTTPWireError.self) { try parser.consume([0x15, 0x03, 0x03].span) { _ in } }
        #expect(error?.hint == "use `https://` for this port")
    }

    @Test func garbageAfterInformationalHasItsOffset() {
        let error = Answer("HTTP/1.1 100 Continue\r\n\r\nnonsense and more nonsense").error
        #expect(error?.reason == .garbage)
        #expect(error?.offset == 25)
    }

    @Test func aFaultStaysAFault() {
        var parser = HTTPResponseParser(method: "GET")
        let first = #expect(throws: HTTPWireError.self) { try parser.consume(Array("nonsense\n".utf8).span) { _ in } }
        let second = #expect(throws: HTTPWireError.self) {
            try parser.consume(Array("HTTP/1.1 200 OK\r\n\r\n".utf8).span) { _ in }
        }
        let third = #expect(throws: HTTPWireError.self) { try parser.finish() }
        #expect(first == second)
        #expect(first == third)
    }

    @Test func whatFollowsASwitchIsNoFault() {
        #expect(Answer("HTTP/1.1 101 Switching Protocols\r\n\r\n\u{1}frames").notes == [])
    }

    @Test func bytesAfterTheEndAreNotBody() {
        let answer = Answer("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nabcdef")
        #expect(answer.bodyText == "ab")
        #expect(answer.notes == [HTTPWireNote(.bytesAfterEnd, at: 40)])
    }
}

import HTTPWire
import Testing

@Suite struct HTTPRequestHeadTests {
    @Test func writesTheBytes() throws {
        let url = try WebURL("https://bücher.example:8443/a b?q=1#x")
        let head = HTTPRequestHead(
            target: url.target, host: url.hostHeader,
            fields: HTTPFields([.init("User-Agent", "upkeep"), .init("X-Name", "grün\t!"), .init("Empty", "")]))
        let expected =
            "GET /a%20b?q=1 HTTP/1.1\r\nHost: xn--bcher-kva.example:8443\r\nUser-Agent: upkeep\r\nX-Name: grün\t!\r\n"
            + "Empty: \r\n\r\n"
        #expect(String(decoding: try head.encoded(), as: UTF8.self) == expected)
    }

    @Test(arguments: [
        (HTTPRequestHead(method: "", target: "/", host: "a"), HTTPRequestHeadError.Reason.method, 0),
        (HTTPRequestHead(method: "GE T", target: "/", host: "a"), .method, 2),
        (HTTPRequestHead(method: "GET\r\n", target: "/", host: "a"), .method, 3),
        (HTTPRequestHead(target: "", host: "a"), .target, 0),
        (HTTPRequestHead(target: "/a HTTP/1.1\r\nX: y", host: "a"), .target, 2),
        (HTTPRequestHead(target: "/ä", host: "a"), .target, 1),
        (HTTPRequestHead(target: "/", host: ""), .host, 0),
        (HTTPRequestHead(target: "/", host: "a\nb"), .host, 1),
        (HTTPRequestHead(target: "/", host: "a", fields: HTTPFields([.init("", "x")])), .fieldName, 0),
        (HTTPRequestHead(target: "/", host: "a", fields: HTTPFields([.init("X:", "x")])), .fieldName, 1),
        (HTTPRequestHead(target: "/", host: "a", fields: HTTPFields([.init("X", "a\rb")])), .fieldValue, 1),
        (HTTPRequestHead(target: "/", host: "a", fields: HTTPFields([.init("X", "a\nb")])), .fieldValue, 1),
        (HTTPRequestHead(target: "/", host: "a", fields: HTTPFields([.init("X", "a\r\nb")])), .fieldValue, 1),
        (HTTPRequestHead(target: "/", host: "a", fields: HTTPFields([.init("X", "\0")])), .fieldValue, 0),
        (HTTPRequestHead(target: "/", host: "a", fields: HTTPFields([.init("hOST", "b")])), .hostRepeated, 0),
    ])
    func refusesWhatWouldBreakOut(_ head: HTTPRequestHead, _ reason: HTTPRequestHeadError.Reason, _ offset: Int) {
        let error = #expect(throws: HTTPRequestHeadError.self) { try head.encoded() }
        #expect(error?.reason == reason)
        #expect(error?.offset == offset)
    }

    @Test func secretValuesAreNotQuoted() {
        let head = HTTPRequestHead(
            target: "/", host: "a", fields: HTTPFields([.init("Authorization", "Bearer hunter2\n")]))
        let error = #expect(throws: HTTPRequestHeadError.self) { try head.encoded() }
        #expect(error?.message == #"the value of `Authorization` has `\n` at byte 14, which cannot be sent"#)
    }
}

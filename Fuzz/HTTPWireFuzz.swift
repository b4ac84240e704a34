import HTTPWire

/// Feeds bytes to what reads HTTP: none may trap or hang, and however the bytes are cut, the outcome is the same.
///
/// `U` begins a base URL and, on the next line, a reference; `D` and a digit, a compressed body; `E`, an answer to
/// HEAD; all else is an answer to GET.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzHTTPWire(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    switch bytes.first {
    case UInt8(ascii: "U"): fuzzURL(bytes.dropFirst())
    case UInt8(ascii: "D"): fuzzDecoder(bytes.dropFirst())
    case UInt8(ascii: "E"): fuzzAnswer(Array(bytes.dropFirst()), method: "HEAD")
    default: fuzzAnswer(bytes, method: "GET")
    }
    return 0
}

private struct Outcome: Equatable {
    var heads: [HTTPResponseHead] = []
    var head: HTTPResponseHead?
    var framing: HTTPResponseParser.Framing?
    var body: [UInt8] = []
    var trailers = HTTPFields()
    var notes: [HTTPWireNote] = []
    var error: HTTPWireError?

    init(_ bytes: [UInt8], method: String, size: Int) {
        var parser = HTTPResponseParser(method: method)
        var body: [UInt8] = []
        do throws(HTTPWireError) {
            for start in stride(from: 0, to: bytes.count, by: size) {
                let piece = Array(bytes[start..<min(start + size, bytes.count)])
                try parser.consume(piece.span) { part in for place in part.indices { body.append(part[place]) } }
            }
            try parser.finish()
        } catch { self.error = error }
        precondition(parser.offset <= bytes.count && parser.bodyBytes == body.count)
        precondition(error.map { (0...bytes.count).contains($0.offset) } ?? true, "an offset outside the input")
        precondition(parser.notes.allSatisfy { (0...bytes.count).contains($0.offset) }, "a note outside the input")
        (heads, head, framing, trailers) = (parser.informational, parser.head, parser.framing, parser.trailers)
        (notes, self.body) = (parser.notes, body)
    }
}

private func fuzzAnswer(_ bytes: [UInt8], method: String) {
    let whole = Outcome(bytes, method: method, size: max(bytes.count, 1))
    for size in [1, 3] {
        precondition(Outcome(bytes, method: method, size: size) == whole, "another outcome in pieces of \(size)")
    }
}

private func fuzzURL(_ bytes: ArraySlice<UInt8>) {
    let lines = bytes.split(separator: 0x0A, maxSplits: 1, omittingEmptySubsequences: false)
    guard let first = lines.first, let (url, _, _) = try? WebURL.parse(String(decoding: first, as: UTF8.self)) else {
        return
    }
    check(url)
    guard lines.count == 2, let next = try? url.resolve(String(decoding: lines[1], as: UTF8.self)) else { return }
    check(next)
}

private func check(_ url: WebURL) {
    precondition((try? WebURL(url.text)) == url, "`\(url.text)` reads as another URL")
    precondition(url.serverName?.hasSuffix(".") != true)
    let head = HTTPRequestHead(target: url.target, host: url.hostHeader)
    precondition((try? head.encoded()) != nil, "`\(url.text)` cannot be sent")
}

private func fuzzDecoder(_ bytes: ArraySlice<UInt8>) {
    let codings = [["gzip"], ["deflate"], ["gzip, gzip"], ["deflate", "gzip"], ["gzip, deflate, gzip"]]
    guard let choice = bytes.first else { return }
    let body = Array(bytes.dropFirst())
    let whole = decode(body, codings[Int(choice &- 0x30) % codings.count], size: max(body.count, 1))
    let pieces = decode(body, codings[Int(choice &- 0x30) % codings.count], size: 1)
    // The ratio is looked at once for each window of output, so that only bombs depend on the cut.
    if whole.error?.reason == .bomb || pieces.error?.reason == .bomb { return }
    precondition(whole.error?.reason == pieces.error?.reason, "another end in pieces")
    precondition(whole.error != nil || whole.decoded == pieces.decoded, "another body in pieces")
}

private func decode(
    _ body: [UInt8], _ codings: [String], size: Int
) -> (decoded: [UInt8], error: ContentDecoderError?) {
    let limit = 100_000
    do throws(ContentDecoderError) {
        let decoder = try ContentDecoder(codings: codings, limit: limit)
        var failure: ContentDecoderError?
        do throws(ContentDecoderError) {
            for start in stride(from: 0, to: body.count, by: size) {
                try decoder.append(Array(body[start..<min(start + size, body.count)]).span)
            }
            try decoder.finish()
        } catch { failure = error }
        precondition(decoder.decoded.count <= limit && decoder.decoded.capacity < limit + 100)
        return (decoder.decoded, failure)
    } catch { return ([], error) }
}

import HTTPWire

/// An answer as the parser came to see it, so that two ways of feeding it can be compared.
struct Answer: Equatable {
    var informational: [HTTPResponseHead] = []
    var head: HTTPResponseHead?
    var framing: HTTPResponseParser.Framing?
    var body: [UInt8] = []
    var trailers = HTTPFields()
    var notes: [HTTPWireNote] = []
    var error: HTTPWireError?

    var bodyText: String { String(decoding: body, as: UTF8.self) }
    var noteKinds: [HTTPWireNote.Kind] { notes.map(\.kind) }

    /// Feeds `bytes` in pieces of `size`, then the connection's end.
    init(_ bytes: [UInt8], method: String = "GET", limits: HTTPResponseLimits = HTTPResponseLimits(), size: Int = .max)
    {
        var parser = HTTPResponseParser(method: method, limits: limits)
        var body: [UInt8] = []
        do throws(HTTPWireError) {
            var start = 0
            while start < bytes.count {
                let end = start + min(size, bytes.count - start)
                let piece = Array(bytes[start..<end])
                try parser.consume(piece.span) { part in
                    for place in part.indices { body.append(part[place]) }
                }
                start = end
            }
            try parser.finish()
        } catch { self.error = error }
        self.body = body
        informational = parser.informational
        head = parser.head
        framing = parser.framing
        trailers = parser.trailers
        notes = parser.notes
    }

    init(_ text: String, method: String = "GET", limits: HTTPResponseLimits = HTTPResponseLimits(), size: Int = .max) {
        self.init(Array(text.utf8), method: method, limits: limits, size: size)
    }
}

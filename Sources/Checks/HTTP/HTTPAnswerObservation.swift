package import HTTPWire

/// An HTTP answer's head, and its body as a browser would have it.
package struct HTTPAnswerObservation: Sendable, Hashable {
    package enum BodyEnd: String, Sendable, Hashable {
        /// The framing says that the body is whole.
        case complete
        /// The connection's end is the body's end, as HTTP/1.0 allows, and nothing says otherwise.
        case untilClose = "until-close"
        /// The method or status has no body.
        case none
        /// The body went on past the cap and the probe stopped reading: what is here is only its beginning.
        case capped
        /// The answer ended, or was broken, before the framing said so; the observation's failure has the details.
        case incomplete
    }

    /// `HTTP/1.0`, `HTTP/1.1` or `HTTP/2`.
    package var version: String
    package var status: Int
    package var reason: String
    package var headers: HTTPFields
    package var trailers: HTTPFields
    /// 1xx answers that came first, in order.
    package var informational: [Int]
    /// Decoded (gzip, deflate undone), up to the cap.
    package var body: [UInt8]
    package var bodyEnd: BodyEnd
    /// Why `body` could not be decoded and is as it came, e.g. "the body is encoded as `br`, which nobody asked for".
    package var codingProblem: String?
    /// Body bytes as they came, before decoding, framing not counted.
    package var encodedLength: Int
    /// Things a careful person would want to know although nothing failed, e.g. "the connection ended without TLS close_notify".
    package var notes: [String]

    package init(
        version: String, status: Int, reason: String = "", headers: HTTPFields = HTTPFields(),
        trailers: HTTPFields = HTTPFields(), informational: [Int] = [], body: [UInt8] = [],
        bodyEnd: BodyEnd = .complete, codingProblem: String? = nil, encodedLength: Int = 0,
        notes: [String] = []
    ) {
        self.version = version
        self.status = status
        self.reason = reason
        self.headers = headers
        self.trailers = trailers
        self.informational = informational
        self.body = body
        self.bodyEnd = bodyEnd
        self.codingProblem = codingProblem
        self.encodedLength = encodedLength
        self.notes = notes
    }
}

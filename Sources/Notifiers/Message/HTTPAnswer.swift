import Checks
package import HTTPWire
package import UpkeepCore

/// What a receiver said.
package struct HTTPAnswer: Sendable, Hashable {
    package var status: Int
    package var fields: HTTPFields
    /// Its beginning; what is longer was not read.
    package var body: [UInt8]
    package var receivedAt: Timestamp

    package init(status: Int, fields: HTTPFields = HTTPFields(), body: [UInt8] = [], receivedAt: Timestamp) {
        self.status = status
        self.fields = fields
        self.body = body
        self.receivedAt = receivedAt
    }

    /// Longest wait that is believed; a receiver that asks for more is asked again then.
    package static let longestWait = Duration.seconds(3600)

    /// What Retry-After asks for, in seconds or as a date (RFC 9110 section 10.2.3): 1 s to ``longestWait``.
    package var retryAfter: Duration? {
        guard let text = fields["Retry-After"] else { return nil }
        // Some receivers send fractions of a second.
        if let seconds = Double(text), seconds >= 0 { return Self.wait(seconds: seconds) }
        return Timestamp(httpDate: text).map { Self.wait(seconds: ($0 - receivedAt).inSeconds) }
    }

    /// Within what is believed.
    static func wait(seconds: Double) -> Duration {
        .milliseconds(Int64((max(1, min(seconds, longestWait.inSeconds)) * 1000).rounded()))
    }

    /// A scalar at a path of member names, e.g. `parameters.retry_after`.
    func member(_ path: String) -> JSONScalar? {
        guard let path = try? JSONPath("$.\(path)"),
            case .scalar(let value)? = try? JSONReader.value(at: path, in: body)
        else { return nil }
        return value
    }

    /// The beginning of what it said, on one line; empty for markup and for what is no text.
    var excerpt: String {
        guard let text = String(validating: body, as: UTF8.self) else { return "" }
        let line = text.oneLine
        return line.hasPrefix("<") ? "" : line.clipped(200, .characters)
    }
}

package import HTTPTypes
package import UpkeepReport

/// Why a request was not done, as RFC 9457 has it told.
package struct Problem: Error, Sendable {
    /// One parameter that is wrong.
    package struct Field: Sendable, Hashable {
        package let name: String
        /// `path`, `query` or `body`.
        package let place: String
        /// What is wrong; goes on after the name.
        package let detail: String
        package let expected: String

        init(_ name: String, in place: String, _ detail: String, expected: String) {
            self.name = name
            self.place = place
            self.detail = detail
            self.expected = expected
        }
    }

    package var status: HTTPResponse.Status
    /// One sentence for a person. Never repeats what the request said, but for the names of fields.
    package var detail: String
    package var hint: String?
    package var fields: [Field]
    /// Beyond the usual header fields, e.g. `Allow`.
    package var headers: HTTPFields
    /// Whether the connection is of no use afterwards.
    package var closes = false

    package init(
        _ status: HTTPResponse.Status, _ detail: String, hint: String? = nil, fields: [Field] = [],
        headers: HTTPFields = [:]
    ) {
        self.status = status
        self.detail = detail
        self.hint = hint
        self.fields = fields
        self.headers = headers
    }

    package static let mediaType = "application/problem+json"

    /// Of any path that no route has, and of any ping whose id nobody knows: they look the same.
    static let notFound = Problem(.notFound, "there is nothing at this address")

    package var json: JSONValue {
        .object([
            .init("type", .text("about:blank")), .init("title", .text(status.reasonPhrase)),
            .init("status", .integer(status.code)), .init("detail", .text(detail)), .init("hint", .optional(hint)),
            .init("errors", .array(fields.map(\.json))),
        ])
    }

    package var answer: APIAnswer {
        APIAnswer(status, json, mediaType: Self.mediaType, headers: headers, closes: closes)
    }
}

extension Problem.Field {
    fileprivate var json: JSONValue {
        .object([
            .init("field", .text(name)), .init("in", .text(place)), .init("detail", .text(detail)),
            .init("expected", .text(expected)),
        ])
    }
}

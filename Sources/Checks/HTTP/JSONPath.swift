/// Where a value is in a JSON document: `$.status`, `$.checks[0].name`, `$['odd key']`.
package struct JSONPath: Sendable, Hashable {
    package enum Step: Sendable, Hashable {
        case key(String)
        case index(Int)
    }

    package let source: String
    package let steps: [Step]
}

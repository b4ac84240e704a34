import HTTPTypes

/// A request's target, taken apart before its escapes are read: `%2F` in a name is no slash.
struct RequestTarget {
    private(set) var segments: [String] = []
    private(set) var query: [(name: String, value: String)] = []

    /// - Throws: a ``Problem`` of 400 or 414.
    init(_ text: String) throws(Problem) {
        guard text.utf8.count <= Self.longest else {
            throw Problem(.uriTooLong, "the address is longer than \(Self.longest) bytes")
        }
        let parts = text.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first, path.first == "/" else {
            throw Problem(.badRequest, "the address does not begin with a slash")
        }
        for segment in path.dropFirst().split(separator: "/", omittingEmptySubsequences: false) {
            segments.append(try Self.decoded(segment, "path", plusIsSpace: false))
        }
        guard parts.count == 2 else { return }
        for pair in parts[1].split(separator: "&") {
            let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            query.append(
                (
                    try Self.decoded(sides[0], "query", plusIsSpace: true),
                    sides.count == 2 ? try Self.decoded(sides[1], "query", plusIsSpace: true) : ""
                ))
        }
    }

    private static let longest = 8192

    private static func decoded(
        _ raw: Substring, _ place: String, plusIsSpace: Bool
    ) throws(Problem) -> String {
        guard let text = PercentText.decoded(raw, plusIsSpace: plusIsSpace) else {
            throw Problem(.badRequest, "the \(place) has a `%` without two hexadecimal digits, or is no UTF-8")
        }
        return text
    }
}

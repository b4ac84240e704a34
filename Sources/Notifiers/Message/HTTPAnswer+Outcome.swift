import UpkeepCore

extension HTTPAnswer {
    /// What a status alone means; providers that say more in their own way look at the body first.
    ///
    /// - Parameters:
    ///   - said: the receiver's own words; nil for the beginning of its body.
    ///   - after: what it asked to wait, if not by Retry-After.
    package func outcome(said: String? = nil, after: Duration? = nil) -> DeliveryOutcome {
        let words = (said.map(\.oneLine) ?? excerpt).clipped(200, .characters)
        let sentence =
            "it answered \(status)\(Self.name(status).map { " \($0)" } ?? "")\(words.isEmpty ? "" : ": \(words)")"
        return switch status {
        case 200...299: .delivered
        case 300...399: .never("it answered \(status), a redirect; alerts follow none, so give the address it leads to")
        // 501 and 505 mean the request itself; all else of the server's is taken for passing.
        case 408, 425, 429, 500, 502...504, 506...599: .retry(sentence, after: after ?? retryAfter)
        default: .never(sentence)
        }
    }

    private static func name(_ status: Int) -> String? {
        switch status {
        case 400: "bad request"
        case 401: "unauthorized: the token or password is not accepted"
        case 403: "forbidden"
        case 404: "not found"
        case 405: "method not allowed"
        case 408: "request timeout"
        case 410: "gone"
        case 413: "content too large"
        case 415: "unsupported media type"
        case 422: "unprocessable content"
        case 429: "too many requests"
        case 500: "internal server error"
        case 501: "no such function"
        case 502: "bad gateway"
        case 503: "service unavailable"
        case 504: "gateway timeout"
        default: nil
        }
    }
}

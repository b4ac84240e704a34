import HTTPWire
import UpkeepCore

/// Judges the status of the final answer.
struct StatusJudge {
    let trail: HTTPTrail
    /// How long the answer took, look-up and redirects included.
    let took: Duration

    private var expected: [ClosedRange<Int>] { trail.plan.expect.status }
    /// Who answered, when redirects led away from the site's own URL.
    private var target: String? { trail.attempt.hops.count > 1 ? trail.finalURL.text : nil }

    func judge(_ answer: HTTPAnswerObservation, _ judging: Judging) -> Finding {
        let status = answer.status
        if expected.contains(where: { $0.contains(status) }) {
            return judging.ok(
                HTTPChecks.status, "\(status) in \(DurationText.spoken(took))", ["status": .integer(status)])
        }
        let reason = answer.reason.isEmpty ? Self.reason(status) : answer.reason
        let wanted = expected.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ", ")
        var evidence: Evidence = ["status": .integer(status), "expected": .text(wanted)]
        let who = target.map { "`\($0)` " } ?? ""
        var summary = "\(who)answered \(status)\(reason.isEmpty ? "" : " \(reason)"), expected \(wanted)"
        if let target = answer.headers["location"] {
            evidence["location"] = .text(target)
            if (300...399).contains(status) { summary += "; it leads to `\(target)`" }
        }
        if let wait = answer.headers["retry-after"] { evidence["retryAfter"] = .text(wait) }
        if let refusal = refusal(answer) {
            return judging.bad(HTTPChecks.status, "\(summary): \(refusal.summary)", remedy: refusal.remedy, evidence)
        }
        return judging.bad(HTTPChecks.status, summary, remedy: remedy(status, answer), evidence)
    }

    private func remedy(_ status: Int, _ answer: HTTPAnswerObservation) -> String? {
        switch status {
        case 301, 302, 303, 307, 308:
            switch trail.plan.redirects {
            case .stop: "redirects are not followed for this site: expect \(status), or let them be followed"
            case .follow: "a redirect without a usable `Location` is a dead end: correct the rule that sends it"
            }
        case 407: "a proxy wants credentials: look at what stands between this machine and the site"
        case 403: "look at the access rules for this URL, and at whether they name this machine's address"
        case 404, 410: "look for a deployment or a route that lost this page; correct the URL if it has moved"
        case 502: "the proxy answers, the application behind it does not: see whether it runs and listens"
        case 503: "the service says it is overloaded or in maintenance: look at its load and at who switched it off"
        case 504: "the application behind the proxy is too slow: look at its log, its database and its load"
        case 500...599: "the application failed: read its error log for that moment"
        default: nil
        }
    }

    /// What this status means when more than the status is looked at; nil when that adds nothing.
    private func refusal(_ answer: HTTPAnswerObservation) -> FailureSentence? {
        if answer.status == 401 {
            return LoginRefusal(plan: trail.plan, url: trail.finalURL, answer: answer).sentence
        }
        return earlier ?? Self.wrongProtocol(answer)
    }

    /// The status that was expected came, from a redirect that was then followed.
    private var earlier: FailureSentence? {
        let statuses = trail.attempt.hops.dropLast().compactMap { $0.answer?.status }
        guard let status = statuses.first(where: { status in expected.contains { $0.contains(status) } }) else {
            return nil
        }
        return FailureSentence(
            "a \(status) came before it, but redirects are followed",
            remedy: "the last answer of the chain is judged: expect its status, or judge the first answer with "
                + "`redirects: none`")
    }

    /// What a web server's own words for a 400 mean; nil when they are none of these.
    private static func wrongProtocol(_ answer: HTTPAnswerObservation) -> FailureSentence? {
        guard answer.status == 400 else { return nil }
        let plain = [
            "The plain HTTP request was sent to HTTPS port",  // nginx
            "speaking plain HTTP to an SSL-enabled server port",  // Apache
            "Client sent an HTTP request to an HTTPS server",  // Go
        ]
        let page = Array(answer.body.prefix(4096))
        if plain.contains(where: { ByteSearch($0).isFound(in: page) }) {
            return FailureSentence(
                "this port speaks TLS and was asked in plain HTTP", remedy: "this port speaks TLS: use `https://…`")
        }
        if ByteSearch("No required SSL certificate was sent").isFound(in: page) {
            return FailureSentence(
                "the server wants a client certificate",
                remedy: "it wants a client certificate: `tls: {client_certificate: …}`")
        }
        return nil
    }

    /// HTTP/2 has no reason phrases, and people know the words better than the numbers (RFC 9110 section 15).
    private static func reason(_ status: Int) -> String {
        switch status {
        case 301: "Moved Permanently"
        case 302: "Found"
        case 304: "Not Modified"
        case 400: "Bad Request"
        case 401: "Unauthorized"
        case 403: "Forbidden"
        case 404: "Not Found"
        case 405: "Method Not Allowed"
        case 410: "Gone"
        case 429: "Too Many Requests"
        case 500: "Internal Server Error"
        case 502: "Bad Gateway"
        case 503: "Service Unavailable"
        case 504: "Gateway Timeout"
        default: ""
        }
    }
}

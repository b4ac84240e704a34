import HTTPWire

/// Who answered in the site's place: a bot wall or a rate limit, told by the marks each leaves.
struct BotWall: Sendable, Hashable {
    /// E.g. "Cloudflare challenge".
    let name: String
    /// The mark that gave it away, for evidence.
    let mark: String

    /// The part of the body that is searched for marks, bytes.
    private static let searched = 64 << 10

    private init(_ name: String, _ mark: String) {
        self.name = name
        self.mark = mark
    }

    /// The wall that sent `answer`; nil when it looks like the site's own.
    static func detect(_ answer: HTTPAnswerObservation) -> BotWall? {
        let headers = answer.headers
        if !headers.fields.isEmpty {
            if headers["cf-mitigated"]?.lowercased() == "challenge" {
                return BotWall("a Cloudflare challenge", "header `cf-mitigated: challenge`")
            }
            if let action = headers["x-amzn-waf-action"] {
                return BotWall("AWS WAF", "header `x-amzn-waf-action: \(action)`")
            }
        }
        switch answer.status {
        case 429:
            if let known = marked(answer) { return known }
            guard let wait = headers["retry-after"] else { return BotWall("a rate limit", "status 429") }
            return BotWall("a rate limit", "status 429, `Retry-After: \(wait)`")
        case 403, 405, 503: return marked(answer)
        // Imperva's script page comes with 200 and little else.
        case 200 where answer.body.count < 4096 && !answer.body.isEmpty:
            return incapsula.isFound(in: answer.body) ? BotWall("Imperva", "`_Incapsula_Resource` in the body") : nil
        default: return nil
        }
    }

    private static func marked(_ answer: HTTPAnswerObservation) -> BotWall? {
        for (header, name) in headerMarks where answer.headers[header] != nil {
            return BotWall(name, "header `\(header)`")
        }
        for mark in bodyMarks + (answer.status == 503 ? [] : refusalMarks)
        where mark.search.isFound(in: answer.body, limit: searched) {
            return BotWall(mark.name, "`\(mark.text)` in the body")
        }
        return nil
    }

    private static let incapsula = ByteSearch("_Incapsula_Resource")

    private static let headerMarks = [
        ("x-datadome", "DataDome"), ("x-dd-b", "DataDome"), ("x-sucuri-block", "the Sucuri firewall"),
        ("x-iinfo", "Imperva"), ("x-px-block", "PerimeterX"),
    ]

    private struct BodyMark {
        let text: String
        let name: String
        let search: ByteSearch

        init(_ text: String, _ name: String) {
            self.text = text
            self.name = name
            search = ByteSearch(text)
        }
    }

    private static let bodyMarks = [
        BodyMark("<title>Just a moment...</title>", "a Cloudflare challenge"),
        BodyMark("/cdn-cgi/challenge-platform/", "a Cloudflare challenge"),
        BodyMark("_Incapsula_Resource", "Imperva"),
        BodyMark("Incapsula incident ID", "Imperva"),
        BodyMark("captcha-delivery.com", "DataDome"),
        BodyMark("Sucuri WebSite Firewall", "the Sucuri firewall"),
        BodyMark("px-captcha", "PerimeterX"),
        BodyMark("g-recaptcha", "a captcha"),
        BodyMark("h-captcha", "a captcha"),
        BodyMark("hcaptcha.com", "a captcha"),
        BodyMark("cf-turnstile", "a captcha"),
    ]

    /// Marks that the same edge also leaves on a 503 when the site behind it is really down; there they prove nothing.
    private static let refusalMarks = [
        BodyMark("Attention Required! | Cloudflare", "the Cloudflare firewall"),
        BodyMark("cf-error-details", "the Cloudflare firewall"),
        BodyMark("Reference&#32;&#35;", "Akamai"),
        BodyMark("Reference #", "Akamai"),
        BodyMark("errors.edgesuite.net", "Akamai"),
        BodyMark("Request blocked.", "CloudFront's rules"),
    ]
}

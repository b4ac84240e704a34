import Checks
import FoundationEssentials
import HTTPWire
import UpkeepCore

/// Where the requests of one probe go, one after another, and what each may carry.
struct RedirectChain {
    private let plan: HTTPPlan
    private let userAgent: String
    private var url: WebURL
    private var method: String
    private var body: [UInt8]
    private var jar = CookieJar()
    private var followed = 0
    /// What was asked so far; empty until the first redirect, which most sites never send.
    private var seen: Set<String> = []

    init(plan: HTTPPlan, userAgent: String) {
        self.plan = plan
        self.userAgent = userAgent
        url = plan.url
        method = plan.method
        body = plan.body
    }

    /// The next request. What the config gives for the site itself (Host, SNI, credentials, cookies) stays with its
    /// origin, since a redirect may lead to somebody else.
    func request(to endpoint: Endpoint) -> HopRequest {
        let home = url.hasOrigin(of: plan.url)
        // Http to https on the same host is the same site in everybody's eyes.
        let sameHost = url.host == plan.url.host
        let name = (sameHost ? plan.tls.serverName : nil) ?? url.serverName
        return HopRequest(
            url: url, endpoint: endpoint, method: method, fields: fields(home: home), body: body,
            host: (sameHost ? plan.host : nil) ?? url.hostHeader, serverName: name,
            expectedName: name ?? url.hostText, tls: sameHost ? plan.tls : withoutIdentity)
    }

    /// - Returns: the URL to go on with; nil when `answer` is the last one.
    mutating func follow(_ answer: HTTPAnswerObservation) throws(ProbeFailure) -> WebURL? {
        guard case .follow(let limit) = plan.redirects, [301, 302, 303, 307, 308].contains(answer.status),
            let location = answer.headers["location"]
        else { return nil }
        let next: WebURL
        do {
            next = try url.resolve(location)
        } catch {
            let kind: ProbeFailure.Kind =
                error.reason == .schemeUnsupported ? .redirectForeign : .redirectUnreadable
            throw ProbeFailure(.http, kind, "`\(Self.short(location))`: \(error.message)")
        }
        if followed == 0 { seen = [Self.key(method, url)] }
        followed += 1
        guard followed <= limit else {
            throw ProbeFailure(.http, .redirectLoop, "one more would lead to `\(next.text)`")
        }
        if answer.status == 303 && method != "HEAD" || [301, 302].contains(answer.status) && method == "POST" {
            method = "GET"
            body = []
        }
        let setsCookie = answer.headers["set-cookie"] != nil
        if setsCookie { jar.store(answer.headers, from: url) }
        guard seen.insert(Self.key(method, next)).inserted || setsCookie else {
            throw ProbeFailure(.http, .redirectLoop, "`\(url.text)` leads back to `\(next.text)`")
        }
        url = next
        return next
    }

    private func fields(home: Bool) -> [HTTPFields.Field] {
        var fields: [HTTPFields.Field] = []
        fields.reserveCapacity(6 + plan.headers.count)
        let given = plan.headers.filter { home || Self.isForEverybody($0.name) }
        func addUnlessGiven(_ name: String, _ value: String) {
            if !given.contains(where: { HTTPFields.equal($0.name, name) }) { fields.append(.init(name, value)) }
        }
        addUnlessGiven("User-Agent", userAgent)
        addUnlessGiven("Accept", "*/*")
        addUnlessGiven("Accept-Encoding", "gzip, deflate")
        addUnlessGiven("Connection", "close")
        if home {
            switch plan.credentials {
            case .basic(let user, let password):
                fields.append(
                    .init("Authorization", "Basic " + Data("\(user):\(password.value)".utf8).base64EncodedString()))
            case .bearer(let token): fields.append(.init("Authorization", "Bearer \(token.value)"))
            case nil: break
            }
        }
        fields += given
        if let cookies = jar.field(for: url) {
            // RFC 6265 section 5.4: all cookies go into one field.
            if let place = fields.firstIndex(where: { HTTPFields.equal($0.name, cookies.name) }) {
                fields[place].value += "; \(cookies.value)"
            } else {
                fields.append(cookies)
            }
        }
        return fields
    }

    /// Any other header of the config may hold a secret (`X-Api-Key`), so it stays with the site it was given for.
    private static func isForEverybody(_ name: String) -> Bool {
        ["user-agent", "accept", "accept-language", "accept-encoding", "connection"].contains {
            HTTPFields.equal($0, name)
        }
    }

    /// The client certificate is for the site alone.
    private var withoutIdentity: TLSPlan {
        var tls = plan.tls
        (tls.clientCertificate, tls.clientKey) = (nil, nil)
        return tls
    }

    private static func key(_ method: String, _ url: WebURL) -> String { "\(method) \(url.text)" }

    private static func short(_ text: String) -> String {
        text.count <= 120 ? text : text.prefix(120) + "…"
    }
}

package import UpkeepCore

/// What can be asked about a web site once a connection stands.
package enum HTTPChecks {
    package static let all: [Check] = [
        reachable, redirect, downgrade, blocked, finalURL, status, protocolVersion, size, header, body, json,
        mixedContent, latency, partial,
    ]

    package static let reachable = Check(
        "http.reachable", title: "complete HTTP answer",
        why: "a server that accepts connections but does not answer to the end is down for its visitors",
        dependsOn: [
            "dns.resolve", "tcp.reachable", "tls.handshake", "tls.chain.trust", "tls.name", "tls.not-yet-valid",
            "tls.expiry",
        ],
        remedy: "see where it stops with `curl -v URL`, then read the server's error log for that moment")

    package static let redirect = Check(
        "http.redirect", title: "redirects",
        why: "redirects that go in circles, or to where a browser may not go, show visitors an error page",
        dependsOn: ["http.reachable"],
        remedy: "follow the chain with `curl -sIL URL`, and correct the rule that sends the visitor round")

    package static let downgrade = Check(
        "http.downgrade", title: "redirect from https to http",
        why: "one plain hop is enough for anyone on the way to read the request and to send the visitor elsewhere",
        severity: .warning, dependsOn: ["http.reachable"],
        remedy: "make the redirect's `Location` begin with `https://`; behind a proxy, tell the application which "
            + "scheme the visitor used (`X-Forwarded-Proto`)")

    package static let blocked = Check(
        "http.blocked", title: "let in, not turned away",
        why: "when a bot wall or a rate limit answers in place of the site, nothing is known about the site itself: "
            + "it is neither up nor down",
        severity: .warning, dependsOn: ["http.redirect"], explainsFrom: .warning,
        remedy: "allow this machine's address, or Upkeep's user agent, at the wall that is named; or look less often")

    package static let finalURL = Check(
        "http.final-url", title: "final URL",
        why: "visitors who end up at another address than planned see another site, a login page or a parking page",
        dependsOn: ["http.redirect", "http.blocked"],
        remedy: "follow the chain with `curl -sIL URL`; correct the redirect, or `expect: final_url:` in the config")

    package static let status = Check(
        "http.status", title: "HTTP status",
        why: "the status is the server's own word on whether it could do what was asked",
        dependsOn: ["http.redirect", "http.blocked"],
        remedy: "read the server's error log for that moment; if the status is right, change `expect: status:`"
    ).shownAtAGlance

    package static let protocolVersion = Check(
        "http.protocol", title: "HTTP version",
        why: "losing HTTP/2 makes every page slower, and nothing else shows it",
        severity: .warning, dependsOn: ["http.reachable", "http.redirect"],
        remedy: "look at the server's `http2` and ALPN settings, and at any proxy in front that ends TLS")

    package static let size = Check(
        "http.size", title: "body size",
        why: "only so much of a body is read, so what comes after that is not looked at; a page that suddenly grows "
            + "is often an error dump or a directory listing",
        severity: .warning, dependsOn: ["http.reachable", "http.redirect"],
        remedy: "raise `body_limit` for this site if the page is meant to be this large")

    package static let header = Check(
        "http.header", title: "response header",
        why: "caches, browsers and security rules act on headers; they are lost quietly when a proxy changes",
        dependsOn: ["http.blocked", "http.status"],
        remedy: "compare with `curl -sI URL`, and look for the setting at the server and at every proxy in front")

    package static let body = Check(
        "http.body", title: "text in the body",
        why: "an empty page, an error page with status 200 or somebody else's page all look fine until they are read",
        dependsOn: ["http.blocked", "http.status", "http.size"],
        remedy: "look at the page with `curl -s URL`; if it is right, change the words under `expect:`")

    package static let json = Check(
        "http.json", title: "JSON value",
        why: "a health endpoint says in its values what its status does not",
        dependsOn: ["http.blocked", "http.status", "http.size"],
        remedy: "look at the answer with `curl -s URL`; correct the application, or `expect: json:`")

    package static let mixedContent = Check(
        "http.mixed-content", title: "mixed content",
        why: "an https page that loads parts over http is broken for its visitors: browsers block scripts, styles and "
            + "frames, and only try to upgrade images, audio and video (W3C Mixed Content)",
        dependsOn: ["http.blocked", "http.status", "http.size"],
        remedy: "write these URLs with `https:`; until all are done, the header "
            + "`Content-Security-Policy: upgrade-insecure-requests` makes browsers do it")

    package static let latency = Check(
        "http.latency", title: "response time",
        why: "a page that comes too late is down for those who do not wait; the phase that is slow says where to look",
        severity: .warning, dependsOn: ["http.reachable", "http.redirect"],
        remedy: "look at the slow phase: `dns` is the resolver, `connect` the network, `tls` the handshake, `ttfb` the "
            + "application, `transfer` the bandwidth or the page's size")

    package static let partial = Check(
        "http.partial", title: "all addresses alike",
        why: "visitors get one of the name's addresses; when one is dead some of them wait and others fail, while the "
            + "site looks fine to whoever got another",
        severity: .warning,
        dependsOn: [
            "dns.resolve", "tcp.reachable", "tls.handshake", "tls.chain.trust", "tls.name", "tls.not-yet-valid",
            "tls.expiry", "http.reachable", "http.redirect", "http.downgrade", "http.blocked", "http.final-url",
            "http.status", "http.protocol", "http.size", "http.header", "http.body", "http.json", "http.mixed-content",
        ],
        remedy: "repair the address that is named, or take it out of DNS until it is well")
}

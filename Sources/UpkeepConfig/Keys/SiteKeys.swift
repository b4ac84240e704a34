import Checks
import HTTPWire
import UpkeepCore

/// Every key of a site, in the order of the reference and of the sample.
enum SiteKeys {
    static let site = KeyGroup<SiteDraft>([url, name] + settings + [dependsOn], heading: "a-site", check: checkSite)

    /// What `defaults` may set: everything but a site's own place and name.
    static let defaults = KeyGroup<SiteDraft>(
        settings, heading: "defaults",
        check: { places, _, draft, reader in
            if let place = draft.expect.places["latency"] ?? places["timeouts"] {
                noteLatency(draft, at: place, &reader)
            }
        })

    /// A site about which nothing is said.
    static let standard: SiteDraft = {
        var draft = SiteDraft()
        var reader = ConfigReader.standard
        for key in site.keys { key.applyStandard(&draft, &reader) }
        return draft
    }()

    private static let settings: [Key<SiteDraft>] =
        [method, headers, body, auth, redirects, host] + connection + [dialogue, closed, recursion, expect] + watched

    private static let url = Key<SiteDraft>(
        "url", .siteURL, example: "https://shop.example/", required: true,
        "where to look; the scheme says how: `http` and `https` ask a web site, `tcp` connects, `tls` shakes hands, `dns` asks a name server (none named: the system's resolvers)"
    ) { $0.address = $1 }

    private static let name = Key<SiteDraft>(
        "name", .name, standard: .words("the URL"), example: "shop",
        "what people call it, in reports and alerts; unique"
    ) { $0.name = $1 }

    private static let method = Key<SiteDraft>(
        "method", .method, for: [.http], standard: "GET", example: "GET", "the request method"
    ) { $0.method = $1 }

    private static let headers = Key<SiteDraft>(
        "headers",
        .named(
            "a header name", by: HeaderName.parseForRequest, item: .line, recognises: HeaderName.looksLikeOne),
        for: [.http],
        example: "{Accept-Language: en}",
        "headers to send; those of a site are added to those in `defaults`, the same name replaces"
    ) { draft, fields in
        draft.headers.removeAll { old in fields.contains { HTTPFields.equal($0.0, old.name) } }
        draft.headers += fields.map { HTTPFields.Field($0.0, $0.1) }
    }

    private static let body = Key<SiteDraft>(
        "body", .text, for: [.http], example: "'{\"ping\": true}'", shown: false,
        "what to send after the headers; say what it is with a `Content-Type` in `headers`"
    ) { $0.body = Array($1.utf8) }

    private static let auth = Key<SiteDraft>(
        "auth", AuthKeys.auth, for: [.http], shown: false,
        "credentials, exactly one of the three; never printed, and dropped when a redirect leads to another origin",
        from: { _ in AuthDraft() }, set: { $0.credentials = $1.credentials })

    private static let redirects = Key<SiteDraft>(
        "redirects",
        KeyGroup<RedirectDraft>(
            [
                Key(
                    "follow", .redirectLimit, standard: "10", example: "5",
                    "how many redirects to follow at most; `none`: the first answer is the answer"
                ) { $0.limit = $1 },
                Key(
                    "allow_private", .flag, standard: "false", example: "false",
                    "let a redirect lead to a private address although the site is public"
                ) { $0.allowPrivate = $1 },
            ],
            shorthand: Key("follow", .redirectLimit, example: "5", "") { $0.limit = $1 }),
        for: [.http], otherNames: ["follow_redirects", "follow_redirect", "max_redirects"],
        "what to do when the answer is a redirect",
        from: { $0.redirects }, set: { $0.redirects = $1 })

    private static let host = Key<SiteDraft>(
        "host", .hostHeader, for: [.http], standard: .words("the URL's host"), example: "shop.example", shown: false,
        "the `Host` header to send instead of the URL's host"
    ) { $0.host = $1 }

    private static let dialogue = Key<SiteDraft>(
        "dialogue", .list(of: .group(DialogueKeys.step, fresh: StepDraft())), for: [.tcp, .tls],
        example: """

            - expect: '^220 '
            - send: EHLO upkeep.example
            - expect: '^250'
            """,
        children: DialogueKeys.step.keys.map(\.doc),
        "what to say and hear once connected, step by step, each a mapping with one key"
    ) { $0.dialogue = $1.compactMap(\.step) }

    private static let closed = Key<SiteDraft>(
        "closed", .flag, for: [.tcp], standard: "false", example: "true", shown: false,
        "the port must not accept connections: a firewall rule, checked from outside"
    ) { $0.closed = $1 }

    private static let recursion = Key<SiteDraft>(
        "recursion", .flag, for: [.dns], standard: "true", example: "false",
        "ask the server to look further; `false` for a zone's own servers, as resolvers ask them"
    ) { $0.recursion = $1 }

    private static let expect = Key<SiteDraft>(
        "expect", ExpectKeys.expect, "what a right answer is",
        from: { $0.expect }, set: { $0.expect = $1 })

    private static func checkSite(
        _ places: [String: Place], _ place: Place, _ draft: inout SiteDraft, _ reader: inout ConfigReader
    ) {
        if case .web(_, credentials: .some) = draft.address, let auth = places["auth"] {
            reader.report(
                .conflict, at: auth, "`auth` and a user name in `url` contradict each other",
                hint: "keep `auth`, and leave the user name out of `url`", reference: "auth")
        }
        if let name = draft.headers.first(where: { HTTPFields.equal($0.name, "Authorization") })?.name,
            let place = places["headers"], draft.credentials != nil
        {
            reader.report(
                .conflict, at: place, "`headers` sets `\(name)`, and so does `auth`", hint: "keep `auth`",
                reference: "auth")
        }
        if draft.closed, let dialogue = places["dialogue"] {
            reader.report(
                .conflict, at: dialogue, "a port that must be closed has no `dialogue`",
                hint: "leave out `closed` or `dialogue`", related: places["closed"], reference: "closed")
        }
        if case .port(_, _, true, _) = draft.address, draft.dialogue.contains(.starttls),
            let dialogue = places["dialogue"]
        {
            reader.report(
                .conflict, at: dialogue, "`starttls` on a `tls://` site: it speaks TLS from the first byte",
                hint: "use `tcp://` for STARTTLS", reference: "dialogue")
        }
        checkPossible(places, place, draft, &reader)
    }
}

import Checks
import HTTPWire

/// The keys of `expect`.
enum ExpectKeys {
    static let expect = KeyGroup<ExpectationDraft>(
        answer + [latency, certificateDays, finalURL] + agreed + records, check: checkRecords)

    private static let answer: [Key<ExpectationDraft>] = [
        Key(
            "status", .many(.status), for: [.http], standard: "2xx", example: "[200, 201-204]",
            otherNames: ["status_code", "http_status", "valid_status_codes"],
            "the status codes that are right, of the last answer in the redirect chain"
        ) { $0.web.status = $1 },
        Key(
            "contains", .many(.nonEmptyText), for: [.http], example: "Add to basket",
            otherNames: ["body_contains", "string", "keyword"],
            "text that the body must contain, letter for letter"
        ) { $0.web.contains = $1 },
        Key(
            "matches", .many(.pattern), for: [.http, .dns], example: "'<h1>\\s*Shop'",
            otherNames: ["regex", "regexp", "pattern", "body_matches"],
            "regular expressions that must match somewhere in the body; for `dns://`, each must match some record"
        ) { $0.matches = $1 },
        Key(
            "absent", .many(.nonEmptyText), for: [.http], example: "[Fatal error, Traceback]",
            "text that the body must not contain"
        ) { $0.web.absent = $1 },
        Key(
            "json",
            .named(
                "a JSON path", by: PatternReading.jsonPath, item: .jsonScalar, recognises: { $0.hasPrefix("$.") }),
            for: [.http],
            example: "{\"$.status\": ok}", shown: false,
            "values in a JSON body, by path such as `$.checks[0].name`; `\"1\"` is a text, `1` a number"
        ) { draft, values in
            draft.web.json.removeAll { old in values.contains { $0.0 == old.path } }
            draft.web.json += values.map { HTTPExpectation.JSONValue(path: $0.0, equals: $0.1) }
        },
        Key(
            "headers",
            .named(
                "a header name", by: HeaderName.parse, item: .headerRule, recognises: HeaderName.looksLikeOne),
            for: [.http],
            example: "{Content-Type: ^text/html, X-Powered-By: absent}",
            "headers of the answer: a regular expression that the value must match, or `absent`"
        ) { draft, rules in
            draft.web.headers.removeAll { old in rules.contains { HTTPFields.equal($0.0, old.name) } }
            draft.web.headers += rules.map { HTTPExpectation.Header(name: $0.0, pattern: $0.1.pattern) }
        },
    ]

    private static let latency = Key<ExpectationDraft>(
        "latency",
        KeyGroup<LatencyDraft>(
            [
                total, phase(.dns, "for looking the name up"), phase(.connect, "for connecting"),
                phase(.tls, "for the TLS handshake"), phase(.request, "for sending the request"),
                phase(.ttfb, "from the request's end to the answer's first byte"),
                phase(.transfer, "for the rest of the answer"),
            ], shorthand: total),
        for: [.http], otherNames: ["response_time", "responsetime", "max_latency"],
        "how long a right answer may take; slower is a warning",
        from: { _ in LatencyDraft() }, set: { $0.web.latency = $1.limits })

    private static let total = Key<LatencyDraft>(
        "total", .duration, example: "2s",
        "for everything together; a length of time in place of the mapping means this"
    ) { $0.limits.append(HTTPExpectation.Latency(phase: nil, limit: $1)) }

    private static func phase(_ phase: ProbePhase, _ summary: String) -> Key<LatencyDraft> {
        Key(
            phase.rawValue, .duration, example: "500ms", shown: phase == .ttfb, summary
        ) { $0.limits.append(HTTPExpectation.Latency(phase: phase, limit: $1)) }
    }

    private static let certificateDays = Key<ExpectationDraft>(
        "certificate_days", .integer(in: 0...3650, "a number of days"), for: [.http, .tcp, .tls],
        standard: .words("a quarter of the certificate's lifetime, 30 days at most"), example: "30",
        otherNames: ["cert_days", "certificate_expiry", "ssl_days", "min_days"],
        "warn when the certificate has fewer days left than this; critical stays at a tenth of its lifetime, 10 days at most, and comes no earlier than the warning"
    ) { $0.certificateDays = $1 }

    private static let finalURL = Key<ExpectationDraft>(
        "final_url", .webURL, for: [.http], example: "https://shop.example/",
        "where the redirect chain must end"
    ) { $0.web.finalURL = $1 }

    private static let agreed: [Key<ExpectationDraft>] = [
        Key(
            "addresses", .many(.address), for: [.http, .tcp, .tls], example: "[192.0.2.10, '2001:db8::10']",
            "the addresses as agreed: any other, and any that is gone, is a finding"
        ) { $0.addresses = Set($1) },
        Key(
            "nameservers", .many(.nameserver), for: [.http, .tcp, .tls],
            example: "[ns1.dns.example, ns2.dns.example]",
            "the zone's name servers as agreed: any difference is a finding"
        ) { $0.nameservers = Set($1) },
        Key(
            "protocol", protocolName, for: [.http], example: "h2",
            "the version that must be agreed on"
        ) { $0.web.httpVersion = $1 },
    ]

    private static let protocolName = ValueType<String>.choice(
        [("http/1.1", "http/1.1"), ("h2", "h2")],
        slips: ["http/2": "h2", "http2": "h2", "http/2.0": "h2", "http1.1": "http/1.1", "1.1": "http/1.1", "2": "h2"])

    private static let records: [Key<ExpectationDraft>] = [
        Key(
            "rcode", .choice(rcodes.map { ($0, $0) }), for: [.dns], standard: "NOERROR", example: "NOERROR",
            "the response code that is right; `NXDOMAIN` when the name must not exist"
        ) { $0.record.rcode = $1 },
        Key(
            "records", .many(.nonEmptyText), for: [.dns], standard: .words("at least one, whatever it says"),
            example: "[10 mx1.shop.example., 20 mx2.shop.example.]",
            "exactly these records, as zone files write them, in any order"
        ) { $0.record.records = Set($1) },
        Key(
            "authoritative", .flag, for: [.dns], example: "true", shown: false,
            "whether the answer must be the zone's own (AA)"
        ) { $0.record.authoritative = $1 },
        Key(
            "ttl_min", .ttl, for: [.dns], example: "300",
            "the least time to live that is right"
        ) { $0.record.minimumTTL = $1 },
    ]

    private static let rcodes = [
        "NOERROR", "NXDOMAIN", "SERVFAIL", "REFUSED", "FORMERR", "NOTIMP", "YXDOMAIN", "NOTAUTH", "NOTZONE",
    ]

    private static func checkRecords(
        _ places: [String: Place], _ place: Place, _ draft: inout ExpectationDraft, _ reader: inout ConfigReader
    ) {
        draft.places = places
        guard draft.record.rcode != "NOERROR", let records = places["records"] else { return }
        reader.report(
            .conflict, at: records, "`\(draft.record.rcode)` has no records",
            hint: "leave out `rcode` or `records`", related: places["rcode"])
    }
}

import Checks
import HTTPWire
import UpkeepCore

extension SiteKeys {
    /// Expectations that no answer can meet, because nothing that could meet them is ever asked for.
    static func checkPossible(
        _ places: [String: Place], _ place: Place, _ draft: SiteDraft, _ reader: inout ConfigReader
    ) {
        let own = draft.expect.places
        checkAgreed(places, place, draft, &reader)
        if let place = own["latency"] ?? places["timeouts"] { noteLatency(draft, at: place, &reader) }
        guard case .web(let url, _) = draft.address else { return }
        if draft.method == "HEAD" {
            for key in bodyKeys(draft.expect) {
                reader.report(
                    .conflict, at: own[key] ?? places["method"] ?? place,
                    "`expect.\(key)` with `method: HEAD`, whose answer has no body", expected: "`method: GET`",
                    related: own[key] == nil ? nil : places["method"], reference: "method")
            }
        }
        guard url.scheme == .http, draft.redirects.limit == 0 else { return }
        if draft.expect.web.httpVersion == "h2" {
            reader.report(
                .conflict, at: own["protocol"] ?? places["redirects"] ?? place,
                "`protocol: h2` on an `http://` site whose redirects are not followed: only TLS agrees on HTTP/2",
                expected: "an `https://` URL, `protocol: http/1.1`, or `redirects: 10`", reference: "expect")
        }
        // In `defaults` it is meant for the sites that have a certificate.
        if let days = own["certificate_days"] {
            reader.report(
                .conflict, at: days,
                "`certificate_days` on an `http://` site whose redirects are not followed: it shows no certificate",
                expected: "an `https://` URL, or `redirects: 10`", reference: "expect")
        }
    }

    /// Limits on latency that no answer can exceed, because the look ends before.
    static func noteLatency(_ draft: SiteDraft, at place: Place, _ reader: inout ConfigReader) {
        for limit in draft.expect.web.latency {
            let (key, most) = draft.budget.most(limit.phase)
            guard limit.limit >= most else { continue }
            let name = limit.phase.map { "latency.\($0.rawValue)" } ?? "latency"
            reader.note(
                .pointless, at: place,
                "`expect.\(name)` of \(DurationText.spoken(limit.limit)) is never exceeded: `timeouts.\(key)` ends the look "
                    + "after \(DurationText.spoken(most))",
                hint: "set the limit lower, or `timeouts.\(key)` higher", reference: "timeouts")
        }
    }

    private static func checkAgreed(
        _ places: [String: Place], _ place: Place, _ draft: SiteDraft, _ reader: inout ConfigReader
    ) {
        let host: String
        switch draft.address {
        case .web(let url, _): host = url.hostText
        case .port(let name, _, _, _): host = name
        case .record, nil: return
        }
        if let servers = draft.expect.places["nameservers"], IPAddress(host) != nil {
            reader.report(
                .conflict, at: servers, "`expect.nameservers` of an address, which is in no zone",
                expected: "a name in `url`, or no `expect.nameservers`", reference: "expect")
        }
        guard !draft.addresses.pinned.isEmpty, draft.expect.addresses != nil else { return }
        let own = draft.expect.places["addresses"]
        reader.report(
            .conflict, at: own ?? places["connect_to"] ?? place,
            "`expect.addresses` with `connect_to`, which keeps the name from being looked up",
            expected: "one of `connect_to`, `expect.addresses`", related: own == nil ? nil : places["connect_to"],
            reference: "connect_to")
    }

    /// What is asked of a body, in the order of the reference.
    private static func bodyKeys(_ expect: ExpectationDraft) -> [String] {
        let asked = [
            ("contains", !expect.web.contains.isEmpty), ("matches", !expect.matches.isEmpty),
            ("absent", !expect.web.absent.isEmpty), ("json", !expect.web.json.isEmpty),
        ]
        return asked.filter(\.1).map(\.0)
    }
}

extension Budget {
    /// How long a phase can take at most, and the key that says so; nil: everything together.
    fileprivate func most(_ phase: ProbePhase?) -> (key: String, limit: Duration) {
        let own: (String, Duration)? =
            switch phase {
            case .dns: ("dns", dns)
            case .connect: ("connect", connect)
            case .tls: ("tls", tls)
            case .ttfb: ("ttfb", ttfb)
            case .request, .transfer, nil: nil
            }
        guard let own, own.1 < total else { return ("total", total) }
        return own
    }
}

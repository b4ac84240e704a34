import UpkeepCore
import UpkeepReport

extension Sample {
    static func healthy(_ subject: Subject, _ time: String, days: Int) -> [Finding] {
        [
            finding("dns.resolve", subject, .ok, "resolves", ["addresses": ["192.0.2.1", "2001:db8::1"]]),
            finding("tcp.reachable", subject, .ok, "both addresses accept connections"),
            finding(
                "tls.expiry", subject, .ok, "certificate good for \(days) days",
                ["notAfter": .time(start + .seconds(86_400 * days))]),
            finding("http.status", subject, .ok, "200 in \(time)", ["status": 200]),
        ]
    }

    /// One site down by its certificate, one healthy, one healthy but slow.
    static let morning = report(
        healthy(blog, "84 ms", days: 62)
            + [
                finding("dns.resolve", shop, .ok, "resolves"),
                finding(
                    "tls.expiry", shop, .critical,
                    "the certificate expired 3 days ago (2026-11-19T12:00:00Z)",
                    [
                        "notAfter": .time(start + .seconds(-3 * 86_400)), "left": .duration(.seconds(-3 * 86_400)),
                        "presented": .list([
                            .record(["subject": "CN=shop.example", "notAfter": .time(start + .seconds(-3 * 86_400))]),
                            .record([
                                "subject": "CN=R11,O=Let's Encrypt", "notAfter": .time(start + .seconds(9_000_000)),
                            ]),
                        ]),
                    ]),
                finding("http.status", shop, .unknown, "not looked at: no answer", because: "tls.expiry"),
                finding("http.body", shop, .unknown, "not looked at: no answer", because: "tls.expiry"),
                finding("http.latency", shop, .unknown, "not looked at: no answer", because: "tls.expiry"),
                finding("tcp.reachable", mail, .ok, "accepts connections in 12 ms"),
                finding(
                    "http.latency", mail, .warning, "answered in 3.2 s, more than the 1 s agreed",
                    remedy: "see what the server waits for",
                    [
                        "total": .duration(.milliseconds(3200)),
                        "phases": .record(["ttfb": .duration(.milliseconds(3100))]),
                    ]),
            ],
        measurements: measurements)

    static let success = Metric("probe_success", help: "Displays whether or not the probe was a success")
    static let phase = Metric(
        "probe_http_duration_seconds", help: "Duration of http request by phase, summed over all redirects")
    static let expiry = Metric(
        "probe_ssl_earliest_cert_expiry", help: "Returns last SSL chain expiry in unixtime")
    static let received = Metric("upkeep_probe_received_bytes", help: "Bytes of body as they came.")

    static let measurements = [
        Measurement(success, shop, 0),
        Measurement(success, blog, 1),
        Measurement(phase, blog, 0.0042, labels: [.init("phase", "connect")]),
        Measurement(phase, blog, 0.084, labels: [.init("phase", "processing")]),
        Measurement(expiry, blog, 1_800_705_600),
        Measurement(received, blog, 48_213),
    ]
}

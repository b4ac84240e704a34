import Snapshots
import Testing
import UpkeepCore
import UpkeepReport

@Suite("monitoring-plugins output")
struct NagiosTests {
    @Test func many() { Snapshot.expect(Sample.morning.rendered(as: .nagios), matches: "morning.nagios") }

    @Test func one() {
        let report = Sample.report(
            Sample.healthy(Sample.shop, "84 ms", days: 62),
            measurements: [
                Measurement(Sample.success, Sample.shop, 1),
                Measurement(Sample.phase, Sample.shop, 0.084, labels: [.init("phase", "connect")]),
            ])
        #expect(
            report.rendered(as: .nagios) == """
                UPKEEP OK - https://shop.example/: 200 in 84 ms, certificate good for 62 days | \
                'probe_success'=1 'probe_http_duration_seconds connect'=0.084s
                ok: https://shop.example/: 200 in 84 ms, certificate good for 62 days

                """)
    }

    @Test("performance data is what a graph can show: times, sizes, ends and success, without exponents")
    func performanceData() {
        func metric(_ name: String) -> Metric { Metric(name, help: "h") }
        let shown = [
            ("probe_success", 1, "'probe_success'=1"),
            ("probe_duration_seconds", 0.000095, "'probe_duration_seconds'=0.000095s"),
            ("x_body_bytes", 512, "'x_body_bytes'=512B"),
            ("probe_http_content_length", 3, "'probe_http_content_length'=3"),
            ("probe_ssl_earliest_cert_expiry", 1_795_365_780, "'probe_ssl_earliest_cert_expiry'=1795365780"),
            ("x_timestamp_seconds", 1_795_365_780, "'x_timestamp_seconds'=1795365780"),
        ]
        let hidden = ["probe_http_status_code", "probe_http_version", "probe_tls_version_info", "probe_http_ssl"]
        let measurements =
            shown.map { Measurement(metric($0.0), Sample.shop, $0.1) }
            + hidden.map { Measurement(metric($0), Sample.shop, 2) }
            + [Measurement(metric("probe_duration_seconds"), Sample.shop, .nan)]
        let line = Sample.report([], measurements: measurements).rendered(as: .nagios).split(separator: "\n")[0]
        #expect(line.split(separator: "|")[1] == " " + shown.map(\.2).joined(separator: " "))
    }

    @Test("only one `|` in the first line and none after it; no quote ends a label early")
    func hostile() {
        let odd = Subject(.site, "https://x/?a='b'|c=1")
        let report = Sample.report(
            [Sample.finding("http.status", odd, .critical, "answered | 'x'=1\nOK", remedy: "a | b")],
            measurements: [Measurement(Sample.success, odd, 0), Measurement(Sample.success, Sample.shop, 1)])
        let lines = report.rendered(as: .nagios).split(separator: "\n")
        #expect(lines.map { $0.count { $0 == "|" } } == [1, 0, 0])
        #expect(lines[0].hasSuffix("| 'https://x/?a__b_/c_1 probe_success'=0 'https://shop.example/ probe_success'=1"))
    }

    @Test(
        "exit status by the table",
        arguments: [
            (Status.ok, false, Int32(0)), (.warning, false, 1), (.critical, false, 2), (.unknown, false, 3),
            (.ok, true, 130),
            (.critical, true, 130),
        ])
    func exitStatus(_ status: Status, _ interrupted: Bool, _ code: Int32) {
        let report = Sample.report([Sample.finding("http.status", Sample.shop, status, "so")], interrupted: interrupted)
        #expect(report.exitCode == code)
        #expect(report.rendered(as: .nagios).hasPrefix("UPKEEP \(status.rawValue.uppercased()) - "))
    }

    @Test func nothing() {
        #expect(Sample.report([]).rendered(as: .nagios) == "UPKEEP UNKNOWN - nothing was checked\n")
    }
}

import Foundation
import Snapshots
import Testing
import UpkeepCore
import UpkeepReport

@Suite("Prometheus text exposition 0.0.4")
struct PrometheusTests {
    @Test func whole() { Snapshot.expect(Sample.morning.rendered(as: .prometheus), matches: "morning.prom") }

    @Test("label values escape backslash, quote and newline")
    func escaping() {
        let odd = Subject(.site, "a\\b\"c\nd")
        let text = Sample.report([], measurements: [Measurement(Sample.success, odd, 1)]).rendered(as: .prometheus)
        #expect(text.contains(#"probe_success{instance="a\\b\"c\nd"} 1"#))
    }

    @Test("help and type once per metric, samples together, whatever the order of measurements")
    func grouped() {
        let shuffled = Sample.report(
            Sample.morning.findings, measurements: Sample.morning.measurements.reversed())
        let text = shuffled.rendered(as: .prometheus)
        #expect(text == Sample.morning.rendered(as: .prometheus))
        let helps = text.split(separator: "\n").filter { $0.hasPrefix("# HELP") }
        #expect(Set(helps).count == helps.count)
    }

    @Test("what was not measured is absent, not a number and not zero", arguments: [Double.nan, .infinity])
    func absent(_ value: Double) {
        let text = Sample.report([], measurements: [Measurement(Sample.expiry, Sample.shop, value)])
            .rendered(as: .prometheus)
        #expect(!text.contains("probe_ssl_earliest_cert_expiry"))
    }

    @Test("a series appears once: the worst of a check's findings, the first of a metric's values")
    func unique() {
        let report = Sample.report(
            [
                Sample.finding("http.status", Sample.shop, .ok, "200 on 192.0.2.1"),
                Sample.finding("http.status", Sample.shop, .critical, "500 on 192.0.2.2"),
            ],
            measurements: [Measurement(Sample.success, Sample.shop, 1), Measurement(Sample.success, Sample.shop, 0)])
        let lines = report.rendered(as: .prometheus).split(separator: "\n")
        #expect(lines.filter { $0.hasPrefix("upkeep_finding_status{") }.map { $0.last } == ["2"])
        #expect(lines.filter { $0.hasPrefix("probe_success{") }.map { $0.last } == ["1"])
    }

    @Test("what another finding explains has no series")
    func suppressed() {
        #expect(
            !Sample.morning.rendered(as: .prometheus).contains(
                #"instance="https://shop.example/",kind="site",check="http"#))
    }

    @Test("promtool accepts it")
    func promtool() throws {
        let odd = Subject(.endpoint, "böse\n\"\\ \u{1B}")
        let text = Sample.report(
            Sample.morning.findings + [Sample.finding("http.status", odd, .warning, "odd")],
            measurements: Sample.morning.measurements + [Measurement(Sample.phase, odd, 1e-9)]
        ).rendered(as: .prometheus)
        let tool = Process()
        tool.executableURL = URL(fileURLWithPath: "/usr/bin/promtool")
        tool.arguments = ["check", "metrics"]
        let input = Pipe()
        let output = Pipe()
        tool.standardInput = input
        tool.standardError = output
        tool.standardOutput = output
        try tool.run()
        try input.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        try input.fileHandleForWriting.close()
        let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        tool.waitUntilExit()
        #expect(tool.terminationStatus == 0 && said.isEmpty, "\(said)")
    }
}

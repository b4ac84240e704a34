import Checks
import HTTPWire
import Testing
import UpkeepCore

struct SiteMeasurementsTests {
    private static func measure(_ look: SiteObservation, _ site: Site = Shop.site()) -> [String: Double] {
        let findings = SiteJudge.judge(look, of: site, now: Shop.now)
        let list = SiteMeasurements.measure(look, findings: findings, site: site)
        let pairs = list.map { measurement in
            let labels = measurement.labels.map { "\($0.name)=\($0.value)" }.joined(separator: ",")
            return (
                labels.isEmpty ? measurement.metric.name : "\(measurement.metric.name){\(labels)}", measurement.value
            )
        }
        #expect(Set(pairs.map(\.0)).count == pairs.count, "a series twice")
        #expect(list.allSatisfy { measurement in SiteMetrics.all.contains(measurement.metric) })
        return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
    }

    @Test func aHealthySiteHasTheNumbersThatDashboardsKnow() {
        var attempt = Shop.good(answer: Shop.answer(headers: [.init("Content-Length", "20")]))
        attempt.hops.insert(
            Shop.hop(
                Shop.url(scheme: .http), answer: Shop.answer(301, headers: [.init("Location", "https://shop.example/")])
            ),
            at: 0)
        let site = Shop.site { plan in
            plan.url = Shop.url(scheme: .http)
            plan.expect.contains = ["welcome"]
        }
        let numbers = Self.measure(Shop.look([attempt]), site)
        #expect(numbers["probe_success"] == 1)
        #expect(numbers["probe_duration_seconds"] == 0.07)
        #expect(numbers["probe_dns_lookup_time_seconds"] == 0.002)
        #expect(numbers["probe_ip_protocol"] == 4)
        #expect(numbers["probe_http_status_code"] == 200)
        #expect(numbers["probe_http_content_length"] == 20)
        #expect(numbers["probe_http_uncompressed_body_length"] == 20)
        #expect(numbers["probe_http_redirects"] == 1)
        #expect(numbers["probe_http_ssl"] == 1)
        #expect(numbers["probe_http_version"] == 1.1)
        #expect(numbers["probe_http_duration_seconds{phase=resolve}"] == 0.002)
        #expect(numbers["probe_http_duration_seconds{phase=connect}"] == 0.02)
        #expect(numbers["probe_http_duration_seconds{phase=tls}"] == 0.04)
        #expect(numbers["probe_http_duration_seconds{phase=processing}"] == 0.062)
        #expect(numbers["probe_http_duration_seconds{phase=transfer}"] == 0.008)
        #expect(numbers["probe_failed_due_to_regex"] == 0)
        #expect(numbers["probe_ssl_earliest_cert_expiry"] == Double(Shop.days(60).seconds))
        #expect(numbers["probe_ssl_last_chain_expiry_timestamp_seconds"] == Double(Shop.days(60).seconds))
        #expect(numbers["probe_tls_version_info{version=TLS 1.3}"] == 1)
        #expect(numbers["upkeep_address_success{address=192.0.2.1}"] == 1)
        #expect(numbers["upkeep_address_duration_seconds{address=192.0.2.1}"] == 0.065)
    }

    @Test func whatWasNotMeasuredIsAbsent() {
        let refused = Self.measure(Shop.look([Shop.failed(.init(.connect, .refused, phase: .connect, "no"))]))
        #expect(refused["probe_success"] == 0)
        for name in [
            "probe_http_status_code", "probe_http_version", "probe_ssl_earliest_cert_expiry", "probe_http_redirects",
            "probe_ssl_last_chain_expiry_timestamp_seconds", "probe_failed_due_to_regex",
            "probe_http_duration_seconds{phase=tls}",
        ] {
            #expect(refused[name] == nil, "\(name)")
        }

        // No verified path, no end of it: blackbox_exporter says -6.2e+10 here.
        let trust = TrustObservation(path: [], pathNotAfter: nil, problem: .selfSigned)
        let untrusted = Self.measure(Shop.look([Shop.failed(.init(.tls, .untrusted, ""), tls: Shop.tls(trust: trust))]))
        #expect(untrusted["probe_ssl_earliest_cert_expiry"] != nil)
        #expect(untrusted["probe_ssl_last_chain_expiry_timestamp_seconds"] == nil)

        var name = Shop.name([])
        name.failure = .noSuchName
        let lost = Self.measure(Shop.look([], name: name))
        #expect(lost["probe_success"] == 0)
        #expect(lost["probe_ip_protocol"] == nil)
    }

    @Test func addressesAreToldApart() {
        let dead = Shop.failed(.init(.connect, .timedOut, phase: .connect, "x"), at: Shop.v6, took: .seconds(5))
        let numbers = Self.measure(Shop.look([dead, Shop.good()]))
        #expect(numbers["probe_success"] == 1)
        #expect(numbers["probe_ip_protocol"] == 4)
        #expect(numbers["upkeep_address_success{address=2001:db8::1}"] == 0)
        #expect(numbers["upkeep_address_success{address=192.0.2.1}"] == 1)
    }

    @Test func wrongWordsAreWordsAtFault() {
        let site = Shop.site { $0.expect.contains = ["basket"] }
        #expect(Self.measure(Shop.look([Shop.good()]), site)["probe_failed_due_to_regex"] == 1)
    }

    @Test func namesAndHelpAreBlackboxExporters() {
        #expect(Set(SiteMetrics.all.map(\.name)).count == SiteMetrics.all.count)
        #expect(SiteMetrics.all.allSatisfy { $0.kind == .gauge && !$0.help.isEmpty })
        #expect(SiteMetrics.phase.help == "Duration of http request by phase, summed over all redirects")
    }
}

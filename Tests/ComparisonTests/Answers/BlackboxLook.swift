import Peers

/// Asks prometheus-blackbox-exporter, and reads what Prometheus would scrape.
struct BlackboxLook {
    let farm: Farm

    init(_ farm: Farm) { self.farm = farm }

    /// The exporter's configuration: one module with the page's words and one without.
    static func modules(authorityFile: String) -> String {
        ["page", "any"].map { name in
            """
            \(name):
              prober: http
              timeout: \(Tool.patience)s
              http:
                preferred_ip_protocol: ip4
                tls_config: { ca_file: '\(authorityFile)' }
            """ + (name == "page" ? "\n    fail_if_body_not_matches_regexp: ['\(Expectation.words)']" : "")
        }.joined(separator: "\n")
    }

    func ask(_ url: String, _ expected: Expectation) async throws -> (Answer, String) {
        let exporter = "http://127.0.0.1:\(farm.blackbox)/probe?debug=true&module=\(expected.page ? "page" : "any")"
        let output = try await mustRun(
            Invocation(
                "curl", ["--silent", "--show-error", "--get", "--data-urlencode", "target=\(url)", exporter],
                in: farm.namespace))
        let metrics = Self.metrics(output.standardOutput)
        guard let success = metrics["probe_success"] else {
            throw PeerError(code: "no-answer", message: output.standardOutput)
        }
        let answer = success == 1 ? Answer.up : Answer(verdict: .down, layer: Self.layer(metrics))
        let log = output.standardOutput.split(separator: "\n").filter {
            $0.contains("err=") || $0.contains("level=error")
        }
        return (answer, log.joined(separator: "\n"))
    }

    private static func metrics(_ text: String) -> [String: Double] {
        var metrics: [String: Double] = [:]
        for line in text.split(separator: "\n") where line.hasPrefix("probe_") {
            let words = line.split(separator: " ")
            if words.count == 2, let value = Double(words[1]) { metrics[String(words[0])] = value }
        }
        return metrics
    }

    /// What the numbers tell: words that were not found, or a status that is not a good one.
    private static func layer(_ metrics: [String: Double]) -> Answer.Layer? {
        if metrics["probe_failed_due_to_regex"] == 1 { return .content }
        let status = metrics["probe_http_status_code"] ?? 0
        return status > 0 && !(200...299).contains(status) ? .http : nil
    }
}

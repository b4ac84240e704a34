import Foundation
import Peers

/// Asks the `upkeep` that was built with these tests.
struct UpkeepLook {
    let farm: Farm

    init(_ farm: Farm) { self.farm = farm }

    func ask(_ url: String, _ expected: Expectation) async throws -> (Answer, String) {
        let seconds = "\(Tool.patience)s"
        let times = ["dns", "connect", "tls", "ttfb", "total"].map { "\($0): \(seconds)" }.joined(separator: ", ")
        let config = """
            ca_file: \(farm.authorityFile)
            sites:
              - name: target
                url: \(url)
                timeouts: {\(times)}
                expect:
                  status: 200-299
                  \(expected.page ? "contains: \(Expectation.words)" : "")
                  \(expected.slowest.map { "latency: {total: \($0)s}" } ?? "")
            """
        return try await withTemporaryDirectory { directory in
            let file = try directory.write("upkeep.yaml", config)
            let output = try await run(
                Invocation(
                    Self.program, ["check", "--config", file, "--format", "json"], environment: ["NO_COLOR": "1"],
                    in: farm.namespace))
            guard output.standardOutput.hasPrefix("{") else {
                throw PeerError(code: "no-report", message: "\(url): \(output)")
            }
            let report = try JSONDecoder().decode(Report.self, from: Data(output.standardOutput.utf8))
            guard let verdict = Answer.Verdict(rawValue: report.status) else {
                throw PeerError(code: "strange-status", message: output.standardOutput)
            }
            let headlines = report.findings.filter { $0.suppressedBy == nil && $0.status != "ok" }
            let told = headlines.map { "\($0.status) \($0.check): \($0.summary)" }.joined(separator: "\n")
            return (Answer(verdict: verdict, layer: headlines.first?.layer), told + output.standardError)
        }
    }

    /// Beside the program that runs these tests, since one build makes both.
    private static var program: String {
        get throws {
            let tests = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
            return URL(fileURLWithPath: tests).deletingLastPathComponent().appending(path: "upkeep").path
        }
    }
}

extension UpkeepLook {
    private struct Report: Decodable {
        let status: String
        let findings: [Finding]
    }

    private struct Finding: Decodable {
        let check: String
        let status: String
        let summary: String
        let suppressedBy: String?
        let evidence: Evidence

        /// The evidence says it where several are possible, otherwise the check is of one layer only.
        var layer: Answer.Layer? {
            if let layer = evidence.layer { return Answer.Layer(rawValue: layer) }
            switch check {
            case "http.body", "http.json", "http.mixed-content", "http.size", "tcp.dialogue": return .content
            default: break
            }
            switch check.prefix(while: { $0 != "." }) {
            case "dns": return .dns
            case "tcp": return .connect
            case "tls": return .tls
            default: return .http
            }
        }
    }

    private struct Evidence: Decodable { let layer: String? }
}

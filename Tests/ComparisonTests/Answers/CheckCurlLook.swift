import Foundation
import Peers

/// Asks monitoring-plugins' `check_curl`, as a monitoring system would call it.
struct CheckCurlLook {
    let farm: Farm

    init(_ farm: Farm) { self.farm = farm }

    func ask(_ url: String, _ expected: Expectation) async throws -> (Answer, String) {
        guard let parts = URLComponents(string: url), let host = parts.host else {
            throw PeerError(code: "not-a-url", message: url)
        }
        let port = parts.port ?? (parts.scheme == "https" ? 443 : 80)
        var arguments = [
            "-H", host, "-p", "\(port)", "-u", parts.path.isEmpty ? "/" : parts.path, "-t", "\(Tool.patience)",
            "-f", "follow", "--enable-automatic-decompression",
        ]
        if parts.scheme == "https" {
            arguments += ["-S", "-D", "--ca-cert", farm.authorityFile, "-C", "30,14", "--continue-after-certificate"]
        }
        if expected.page { arguments += ["-s", Expectation.words] }
        if let slowest = expected.slowest { arguments += ["-w", "\(slowest)"] }
        let output = try await run(Invocation(Self.program, arguments, in: farm.namespace))
        let verdict: Answer.Verdict =
            switch output.status {
            case .exited(0): .ok
            case .exited(1): .warning
            case .exited(2): .critical
            default: .unknown
            }
        let said = output.standardOutput + output.standardError
        return (Answer(verdict: verdict, layer: verdict == .ok ? nil : Self.layer(said)), said)
    }

    /// Plugins have a folder of their own, which no search path names.
    private static let program = "/usr/lib/nagios/plugins/check_curl"

    private static let signs: [(String, Answer.Layer)] = [
        ("string '", .content), ("Could not resolve", .dns), ("Unable to lookup", .dns),
        ("Failed to connect", .connect), ("Connection timed out", .connect), ("Couldn't connect", .connect),
        ("SSL", .tls), ("certificate", .tls), ("Certificate", .tls), ("HTTP/1.1 ", .http), ("HTTP/1.0 ", .http),
        ("HTTP/2 ", .http), ("redirection creates an infinite loop", .http), ("Empty reply", .http),
        ("Weird server reply", .http), ("HTTP/0.9", .http), ("maximum redirection depth", .http),
        ("end of response", .http), ("outstanding read data", .http), ("bytes remaining to read", .http),
        ("Connection reset", .connect),
    ]

    /// What its one line names, or what it quotes from curl.
    private static func layer(_ said: String) -> Answer.Layer? {
        signs.first { said.contains($0.0) }?.1
    }
}

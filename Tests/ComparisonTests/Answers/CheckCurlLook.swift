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
        let page = [
            "-H", host, "-p", "\(port)", "-u", parts.path.isEmpty ? "/" : parts.path, "-t", "\(Tool.patience)",
            "-f", "follow", "--enable-automatic-decompression",
        ]
        let words = expected.page ? ["-s", Expectation.words] : []
        let limit = expected.slowest.map { ["-w", "\($0)"] } ?? []
        guard parts.scheme == "https" else { return try await ask(page + words + limit) }
        // A service of its own for the certificate, since a look that goes on to the page forgets what it found.
        let secure = page + ["-S", "-D", "--ca-cert", farm.authorityFile]
        let certificate = try await ask(secure + ["-C", "30,14"])
        return certificate.0.isGood ? try await ask(secure + words + limit) : certificate
    }

    private func ask(_ arguments: [String]) async throws -> (Answer, String) {
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
        ("Could not resolve", .dns), ("Unable to lookup", .dns), ("Failed to connect", .connect),
        ("Connection timed out", .connect), ("SSL", .tls), ("ertificate", .tls), ("HTTP/0.9", .http),
        ("Recv failure", .http), ("bytes remaining to read", .http), ("redirection", .http),
    ]

    /// What its one line names, or what it quotes from curl.
    private static func layer(_ said: String) -> Answer.Layer? {
        if said.contains(#/HTTP/[0-9.]+ [345][0-9][0-9]/#) { return .http }
        if said.contains("string '\(Expectation.words)' not found") { return .content }
        return signs.first { said.contains($0.0) }?.1
    }
}

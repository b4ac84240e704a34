import Foundation
import Peers
import Testing

/// What `upkeep tls` learns of a service's renewals, run by run.
struct TLSCadenceTests {
    private static let day: TimeInterval = 86_400
    /// How much of each certificate was left when the next was seen.
    private static let left: [TimeInterval] = [31, 30, 30, 30]

    @Test("a renewal that is late by the service's own habit")
    func late() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { state in
                let port = try Ports.free()
                // The first began 300 days ago; what is left is an hour more, so that a slow run does not
                // turn 31 days into 30.
                var begin = -300 * Self.day
                for left in Self.left {
                    let certificate = try await authority.issue(
                        ["shop.example"], from: begin, until: begin + 90 * Self.day)
                    // Seen twice in its life, as by any look that runs now and then.
                    for age in [0.02, 20] {
                        _ = try await look(certificate, port, begin + age * Self.day, authority, state)
                    }
                    begin += (90 - left) * Self.day - 3600
                }
                let last = try await authority.issue(["shop.example"], from: begin, until: begin + 90 * Self.day)
                let early = try await look(last, port, begin + 1800, authority, state)
                #expect(early["tls.renewal-late"]?.status == "ok")
                #expect(
                    early["tls.renewal-late"]?.summary
                        == "the last four were replaced with 31, 30, 30 and 30 days left")
                let late = try await look(last, port, begin + 63 * Self.day - 1200, authority, state)
                #expect(late["tls.renewal-late"]?.status == "warning")
                #expect(
                    late["tls.renewal-late"]?.summary
                        == "the last four were replaced with 31, 30, 30 and 30 days left; this one has 27: renewal is 3 days "
                        + "late")
                #expect(late.headlines.map(\.check) == ["tls.renewal-late"])
            }
        }
    }

    @Test("one or two certificates are no habit, and another kind of certificate begins a new one")
    func noHabit() async throws {
        try await withTestCA { authority in
            try await withTemporaryDirectory { state in
                let port = try Ports.free()
                let first = try await authority.issue(["shop.example"], from: -90 * Self.day, until: 0)
                let second = try await authority.issue(["shop.example"], from: -30 * Self.day, until: 60 * Self.day)
                #expect(try await look(first, port, -80 * Self.day, authority, state)["tls.renewal-late"] == nil)
                #expect(try await look(second, port, -29 * Self.day, authority, state)["tls.renewal-late"] == nil)
                let short = try await authority.issue(["shop.example"], from: -Self.day, until: 5 * Self.day)
                #expect(try await look(short, port, 0, authority, state)["tls.renewal-late"] == nil)
            }
        }
    }

    /// One run, at a moment in seconds from now.
    private func look(
        _ certificate: TestCertificate, _ port: Int, _ moment: TimeInterval, _ authority: TestCA,
        _ state: TemporaryDirectory
    ) async throws -> JSONReport {
        let server = """
            server {
                listen 127.0.0.1:\(port) ssl;
                ssl_certificate \(certificate.chainFile);
                ssl_certificate_key \(certificate.keyFile);
            }
            """
        let now = Date(timeIntervalSinceNow: moment).formatted(.iso8601)
        return try await withNginx(server, ports: [port]) { _ in
            try JSONReport(
                try await run(
                    Upkeep.invocation([
                        "tls", "shop.example:\(port)", "--connect", "127.0.0.1", "--quick", "--ca-file",
                        authority.certificateFile, "--state", state.path, "--now", now, "--format", "json",
                        "--only", "tls.renewal-late,tls.expiry",
                    ])))
        }
    }
}

import Foundation
import Peers
import TestTraits
import Testing

/// The built program inside networks that are broken on purpose.
@Suite(.requiresRoot, .tags(.root))
struct NetworkRootTests {
    private static let page = "server { listen 80; listen [::]:80; location / { return 200 'open'; } }"

    @Test("four addresses of which one is dropped: a warning that names it, and what visitors feel")
    func droppedAddress() async throws {
        let addresses = ["192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8::2"]
        try await withNetworkNamespace(addresses.map(\.alone), hosts: addresses.hosts) { network in
            try await network.drop(to: "2001:db8::2")
            try await withNginx(Self.page, ports: [80], in: network) { _ in
                let report = try await check("http://shop.test/", in: network)
                #expect(report.exit == .exited(1))
                let partial = try #require(report.findings["http.partial"])
                #expect(partial.status == "warning")
                #expect(partial.summary.hasPrefix("1 of 4 addresses is dead: `2001:db8::2` fails at connect; "))
                #expect(report.findings["http.status"]?.status == "ok")
            }
        }
    }

    @Test("IPv6-only and v4-only names", arguments: ["192.0.2.1", "2001:db8::1"])
    func oneFamily(address: String) async throws {
        try await withNetworkNamespace([address.alone], hosts: [address].hosts) { network in
            try await withNginx(Self.page, ports: [80], in: network) { _ in
                let report = try await check("http://shop.test/", in: network)
                #expect(report.exit == .exited(0))
                #expect(report.findings["http.partial"] == nil)
                #expect(report.findings["http.status"]?.status == "ok")
            }
        }
    }

    @Test("an address without a route is unreachable, not a timeout", arguments: ["203.0.113.1", "2001:db8:ffff::1"])
    func unreachable(address: String) async throws {
        try await withNetworkNamespace(["192.0.2.1/32"], hosts: [address].hosts) { network in
            let report = try await check("http://shop.test/", in: network)
            #expect(report.exit == .exited(2))
            let endpoint = address.contains(":") ? "[\(address)]:80" : "\(address):80"
            #expect(
                report.findings["tcp.reachable"]?.summary
                    == "there is no way to `\(endpoint)` from here: this machine has no route to that network")
        }
    }

    @Test("IPv6 addresses that there is no route to are left out, and a note says so", arguments: ["text", "json"])
    func noIPv6Route(format: String) async throws {
        let addresses = ["192.0.2.1", "2001:db8:ffff::1"]
        try await withNetworkNamespace(["192.0.2.1/32"], hosts: addresses.hosts) { network in
            try await withNginx("server { listen 80; return 200; }", ports: [80], in: network) { _ in
                let output = try await run(
                    Invocation(try Self.program(), ["check", "http://shop.test/", "--format", format], in: network))
                #expect(output.status == .exited(0), "\(output.standardOutput)")
                let note = "note: no IPv6 route from this machine; 1 site was looked at over IPv4 only\n"
                #expect(output.standardError == (format == "text" ? note : ""))
                #expect(!output.standardOutput.contains("note:"))
            }
        }
    }

    @Test("SSRF through redirected URLs: a public site does not lead the probe to this machine")
    func privateRedirect() async throws {
        try await withNetworkNamespace(["192.0.2.1/32"], hosts: ["192.0.2.1"].hosts) { network in
            let secret = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecret")
            try await withHostileServer(secret, in: network) { inside in
                let target = "http://127.0.0.1:\(inside.port)/"
                try await withHostileServer(.redirect(to: target), address: "192.0.2.1", port: 80, in: network) { _ in
                    let report = try await check("http://shop.test/", in: network)
                    #expect(report.exit == .exited(2))
                    #expect(
                        report.findings["http.redirect"]?.summary
                            == "the redirect leads into a private network: `\(target)` is at the private address 127.0.0.1"
                    )
                    #expect(inside.accepted == 0)
                }
            }
        }
    }

    private struct Told: Decodable {
        var check: String
        var status: String
        var summary: String
    }

    private struct Document: Decodable { var findings: [Told] }

    private struct Report {
        var exit: Peers.ExitStatus
        var findings: [String: Told]
    }

    /// Beside the test bundle, wherever that was built.
    private static func program() throws -> String {
        let own = try FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        return URL(fileURLWithPath: own).deletingLastPathComponent().appendingPathComponent("upkeep").path
    }

    /// Runs `upkeep check` inside and reads its JSON.
    private func check(_ url: String, in network: NetworkNamespace) async throws -> Report {
        let output = try await run(Invocation(try Self.program(), ["check", url, "--format", "json"], in: network))
        let document = try JSONDecoder().decode(Document.self, from: Data(output.standardOutput.utf8))
        return Report(
            exit: output.status, findings: Dictionary(document.findings.map { ($0.check, $0) }) { first, _ in first })
    }
}

extension String {
    /// The address with nobody beside it on its network.
    fileprivate var alone: String { contains(":") ? "\(self)/128" : "\(self)/32" }
}

extension [String] {
    fileprivate var hosts: String { map { "\($0) shop.test\n" }.joined() }
}

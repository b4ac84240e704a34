import Foundation
import Peers
import TestTraits
import Testing

@Suite("networks of a test's own", .requiresRoot, .tags(.root))
struct NetworkNamespaceRootTests {
    @Test("four addresses, one of them dropped: three answer, one times out")
    func droppedAddress() async throws {
        let addresses = ["192.0.2.1", "192.0.2.2", "2001:db8::1", "2001:db8::2"]
        let prefixed = addresses.map { $0.contains(":") ? "\($0)/128" : "\($0)/32" }
        let name = try await withNetworkNamespace(prefixed) { network in
            try await network.drop(to: "2001:db8::2")
            let site = "server { listen 80; listen [::]:80; location / { return 200 'open'; } }"
            try await withNginx(site, ports: [80], in: network) { _ in
                for address in addresses {
                    let host = address.contains(":") ? "[\(address)]" : address
                    let answer = try await curl("--connect-timeout", "0.5", "http://\(host)/", in: network)
                    let isDropped = address == "2001:db8::2"
                    #expect(answer.status == .exited(isDropped ? 28 : 0), "\(address): \(answer)")
                }
            }
            return network.name
        }
        #expect(!FileManager.default.fileExists(atPath: "/run/netns/\(name)"))
        #expect(!FileManager.default.fileExists(atPath: "/etc/netns/\(name)"))
    }

    @Test("a namespace's own hosts file and resolver are what programs inside see")
    func names() async throws {
        let hosts = "192.0.2.1 shop.test\n192.0.2.2 shop.test\n"
        try await withNetworkNamespace(["192.0.2.1/32"], resolvConf: "nameserver 192.0.2.1\n", hosts: hosts) {
            network in
            let seen = try await network.run("cat", "/etc/hosts", "/etc/resolv.conf")
            #expect(seen.standardOutput == hosts + "nameserver 192.0.2.1\n")
        }
    }

    @Test("two namespaces use the same address and port side by side, and raw sockets work inside")
    func sideBySide() async throws {
        try await withNetworkNamespace(["192.0.2.1/32"]) { first in
            try await withNetworkNamespace(["192.0.2.1/32"]) { second in
                #expect(first.name != second.name)
                let here = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nfirst")
                let there = HostileScript.answer("HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\nsecond")
                try await withHostileServer(here, address: "192.0.2.1", port: 80, in: first) { _ in
                    try await withHostileServer(there, address: "192.0.2.1", port: 80, in: second) { _ in
                        let answers = try await [
                            curl("http://192.0.2.1/", in: first), curl("http://192.0.2.1/", in: second),
                        ]
                        #expect(answers.map(\.standardOutput) == ["first", "second"])
                    }
                }
            }
        }
    }

    @Test("whatever was left running inside ends with the namespace")
    func inhabitants() async throws {
        let processID = try await withNetworkNamespace { network in
            let started = try await network.run("sh", "-c", "setsid sleep 1000 >/dev/null 2>&1 & echo $!")
            return try #require(Int32(started.standardOutput.trimmingCharacters(in: .whitespacesAndNewlines)))
        }
        // The child was orphaned, so whoever adopted it may take a while to reap it; a zombie has no command line left.
        let commandLine = FileManager.default.contents(atPath: "/proc/\(processID)/cmdline") ?? Data()
        #expect(commandLine.isEmpty)
    }

    @Test("a cancelled test's namespace is gone all the same")
    func cancelled() async throws {
        let (names, continuation) = AsyncStream.makeStream(of: String.self)
        let test = Task {
            try await withNetworkNamespace { network in
                continuation.yield(network.name)
                try await Task.sleep(for: .seconds(600))
            }
        }
        let name = try #require(await names.first { _ in true })
        test.cancel()
        await #expect(throws: CancellationError.self) { try await test.value }
        #expect(!FileManager.default.fileExists(atPath: "/run/netns/\(name)"))
    }
}

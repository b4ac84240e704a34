import CPeers
import Glibc
import Synchronization

/// A network of a test's own, apart from the machine's: its addresses, its firewall, its ports.
///
/// Its addresses sit on its loopback interface, so that servers and clients inside reach each other, and nothing
/// inside reaches anything else.
package struct NetworkNamespace: Sendable {
    /// What `ip netns exec` knows it by.
    package let name: String

    private static let counter = Atomic<Int>(0)

    init() {
        let number = Self.counter.wrappingAdd(1, ordering: .relaxed).newValue
        name = "upkeep-\(getpid())-\(number)"
    }

    /// Runs a command inside, to its end.
    package func run(_ program: String, _ arguments: String...) async throws -> CommandOutput {
        try await Peers.run(Invocation(program, arguments, in: self))
    }

    /// Loads nftables rules inside, in the syntax of `nft -f`.
    package func loadRules(_ rules: String) async throws {
        try await withTemporaryDirectory { directory in
            let file = try directory.write("rules.nft", rules)
            try await mustRun(Invocation("nft", ["-f", file], in: self))
        }
    }

    /// Drops, without a word, whatever is sent to an address.
    package func drop(to address: String) async throws {
        let family = address.contains(":") ? "ip6" : "ip"
        try await loadRules(
            """
            table inet upkeep_test {
                chain input {
                    type filter hook input priority 0; policy accept;
                    \(family) daddr \(address) drop
                }
            }
            """)
    }

    /// Runs blocking code on a thread inside. Sockets made there belong to this network for good, and so does every
    /// thread started there.
    package func onThread<Result: Sendable>(_ body: @escaping @Sendable () throws -> Result) async throws -> Result {
        let path = "/run/netns/\(name)"
        return try await withCheckedThrowingContinuation { continuation in
            startThread {
                continuation.resume(
                    with: Swift.Result {
                        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
                        guard descriptor >= 0 else { throw PeerError.system("open \(path)", errno) }
                        defer { close(descriptor) }
                        guard cpeers_enter_network(descriptor) == 0 else { throw PeerError.system("setns", errno) }
                        return try body()
                    })
            }
        }
    }

    func create(_ addresses: [String]) async throws {
        try await mustRun(Invocation("ip", ["netns", "add", name]))
        try await withTemporaryDirectory { directory in
            let lines = addresses.map { "address add \($0) dev lo\($0.contains(":") ? " nodad" : "")" }
            let batch = try directory.write("batch", (["link set lo up"] + lines + [""]).joined(separator: "\n"))
            try await mustRun(Invocation("ip", ["-n", name, "-batch", batch]))
        }
    }

    /// Ends whatever still runs inside, then the network. It must not throw, since it runs at a scope's end, and is done
    /// to the end even when the test was cancelled.
    func delete() async { await Task { await deleteUncancelled() }.value }

    private func deleteUncancelled() async {
        let inhabitants = try? await Peers.run(Invocation("ip", ["netns", "pids", name]))
        for word in (inhabitants?.standardOutput ?? "").split(separator: "\n") {
            if let processID = pid_t(word), processID != getpid() { kill(processID, SIGKILL) }
        }
        _ = try? await Peers.run(Invocation("ip", ["netns", "delete", name]))
    }
}

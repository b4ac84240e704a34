package import Peers

extension DNSWorld {
    /// The flags that every command of ours takes, to look at this world instead of the internet.
    package nonisolated var flags: [String] {
        [
            "--root-hints", files.rootHints, "--trust-anchor", files.trustAnchor, "--resolver", WorldHost.resolver.v4,
            "--ca-file", files.authority,
        ]
    }

    /// Runs a program inside, to its end.
    package nonisolated func run(
        _ program: String, _ arguments: [String], environment: [String: String] = [:],
        deadline: Duration = .seconds(60)
    ) async throws -> CommandOutput {
        try await Peers.run(
            Invocation(program, arguments, environment: environment, in: network), deadline: deadline)
    }
}

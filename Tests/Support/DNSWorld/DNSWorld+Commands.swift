package import Peers

extension DNSWorld {
    /// The flags of commands of ours that judge signatures, too, to look at this world instead of the internet.
    package nonisolated var flags: [String] { ["--trust-anchor", files.trustAnchor] + placeFlags }

    /// The flags of those that only read what servers say.
    package nonisolated var placeFlags: [String] {
        ["--root-hints", files.rootHints, "--resolver", WorldHost.resolver.v4, "--ca-file", files.authority]
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

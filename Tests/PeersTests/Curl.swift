import Peers

/// Fetches with curl, by the wire as it is: no proxy, no retry, no cache.
func curl(_ arguments: String..., in namespace: NetworkNamespace? = nil) async throws -> CommandOutput {
    let fixed = ["--silent", "--show-error", "--noproxy", "*", "--max-time", "20"]
    return try await run(Invocation("curl", fixed + arguments, in: namespace))
}

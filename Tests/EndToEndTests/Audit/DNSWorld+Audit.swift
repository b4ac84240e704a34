import DNSWorld
import Peers

extension DNSWorld {
    /// Runs the built program's audit of `example.test` inside.
    ///
    /// Without a pause between questions: nobody is to be spared here.
    nonisolated func audit(_ zone: String = "example.test", _ options: [String] = []) async throws -> CommandOutput {
        let arguments = ["dns", zone, "--pace", "0ms"] + flags + options
        return try await Peers.run(Upkeep.invocation(arguments, inside: network))
    }
}

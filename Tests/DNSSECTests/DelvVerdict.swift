import DNSWire
import Peers

/// What delv makes of one question, put to the same server.
struct DelvVerdict {
    /// `secure`, `insecure` or `bogus`; delv has no fourth.
    let code: String
    let output: String

    init(on question: DNSQuestion, port: Int, anchor: String) async throws {
        let reply = try await run(
            Invocation(
                "delv",
                ["@127.0.0.1", "-p", "\(port)", "-a", anchor, "+root=.", "\(question.name)", "\(question.type)"]))
        output = reply.standardError + reply.standardOutput
        let isValidated = output.contains("fully validated")
        // Along an alias each part has a line of its own; the weakest counts.
        if output.contains("unsigned answer") { code = "insecure" } else { code = isValidated ? "secure" : "bogus" }
    }
}

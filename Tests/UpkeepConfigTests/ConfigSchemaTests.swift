import Foundation
import Testing
import UpkeepConfig

/// The schema, judged by a validator that is not ours (python3-jsonschema with python3-yaml).
struct ConfigSchemaTests {
    private struct Request: Encodable {
        var schema: String
        var documents: [String: String]
    }

    private func check(_ documents: [String: String]) throws -> [String: String] {
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["python3", Fixtures.tests.appending(path: "Fixtures/schema_check.py").path()]
        let (input, output) = (Pipe(), Pipe())
        process.standardInput = input
        process.standardOutput = output
        try process.run()
        let request = try JSONEncoder().encode(Request(schema: ConfigSchema.json(), documents: documents))
        try input.fileHandleForWriting.write(contentsOf: request)
        try input.fileHandleForWriting.close()
        let answer = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        try #require(process.terminationStatus == 0, "python3 with jsonschema and yaml is needed here")
        return try JSONDecoder().decode([String: String].self, from: answer)
    }

    private func text(_ folder: String, _ name: String) throws -> String {
        String(decoding: try Fixtures.bytes(folder, name), as: UTF8.self)
    }

    @Test func theSampleAndTheValidFixturesPass() throws {
        var documents = ["sample": ConfigSample.yaml()]
        for name in try Fixtures.names("valid") { documents[name] = try text("valid", name) }
        for (name, result) in try check(documents) { #expect(result == "ok", "\(name)") }
    }

    /// What only the loader can see: other places in the config, files, the environment, texts with rules of their own,
    /// and what YAML itself takes away before a validator sees it.
    private static let beyondSchema: Set<String> = [
        "alias-key", "auth-and-header", "auth-both", "auth-file-unreadable", "auth-nothing", "auth-user-with-password",
        "connect-to", "contains-empty", "dialogue-and-closed", "dialogue-starttls-on-tls", "dns-records-of-nothing",
        "duplicate-header", "duplicate-key", "duplicate-key-flow", "duplicate-site", "duplicate-site-name",
        "expect-addresses", "flag", "header-name", "header-value-line-break", "headers-owned", "host-header", "method",
        "name-empty", "pattern", "redirects", "tls-key-alone", "tls-server-name", "url-bad-host", "url-bad-port", "url-dns",
        "url-password-and-auth", "url-tcp-without-port", "variable-does-not-fit", "variable-form", "variable-unset",
        "syntax-control-character", "not-utf8", "utf16", "no-sites", "sites-empty", "tag", "complex-key", "merge-text",
    ]

    @Test func theInvalidFixturesFail() throws {
        var documents: [String: String] = [:]
        for name in try Fixtures.names("invalid") where !Self.beyondSchema.contains(name) {
            documents[name] = try text("invalid", name)
        }
        for (name, result) in try check(documents) { #expect(result != "ok", "\(name)") }
    }
}

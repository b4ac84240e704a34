import Foundation
import Peers
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
        process.executableURL = URL(filePath: Python.program)
        process.arguments = [Fixtures.tests.appending(path: "Fixtures/schema_check.py").path()]
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
        "auth-and-header", "connect-to-and-addresses", "files-unreadable", "head-and-body", "http-without-tls",
        "auth-both", "auth-file-unreadable", "auth-nothing", "auth-user-with-password",
        "dialogue-and-closed", "dialogue-starttls-on-tls", "dns-records-of-nothing",
        "duplicate-header", "duplicate-key", "duplicate-key-flow", "duplicate-site", "duplicate-site-name",
        "flag", "header-name", "header-value-line-break", "headers-owned", "host-header",
        "name-empty", "nameservers-of-an-address", "pattern", "tls-key-alone", "tls-server-name", "url-bad-host",
        "url-bad-port", "url-dns",
        "url-password-and-auth", "url-tcp-without-port", "variable-does-not-fit", "variable-form", "variable-unset",
        "alerts-names", "alerts-without-channels", "watch-reads-without-token", "watch-token-twice",
        "not-utf8", "no-sites", "sites-empty", "pem-pair", "secret-shell-variable", "variable-empty",
    ]

    @Test func theInvalidFixturesFail() throws {
        var documents: [String: String] = [:]
        for name in try Fixtures.names("invalid") { documents[name] = try text("invalid", name) }
        let accepted = try check(documents).filter { $0.value == "ok" }.map(\.key)
        #expect(Set(accepted).subtracting(Self.beyondSchema).sorted() == [])
        #expect(Self.beyondSchema.subtracting(accepted).sorted() == [], "the schema sees these after all")
    }
}

import Peers
import Testing
import UpkeepAPI

@Suite("our own document against our own server")
struct SchemathesisTests {
    @Test("schemathesis finds nothing that the document does not say")
    func contract() async throws {
        try PythonPackages.require()
        try await withAPI { api in
            try await withTemporaryDirectory { folder in
                try folder.write("schemathesis.toml", Self.configuration)
                let output = try await run(
                    Invocation(
                        Python.program,
                        [
                            "-m", "schemathesis.cli", "run", "\(api.base)/api/v1/openapi.json", "--max-examples", "10",
                            "--seed", "1", "--phases", "examples,coverage,fuzzing", "--no-shrink",
                            "--suppress-health-check",
                            "all", "--generation-database", "none", "-H",
                            "Authorization: Bearer \(APISettings.testToken)",
                        ], environment: ["PYTHONPATH": PythonPackages.folder, "NO_COLOR": "1", "HOME": folder.path],
                        workingDirectory: folder.path), deadline: .seconds(300))
                #expect(output.succeeded, "\(output.standardOutput)\(output.standardError)")
                // It ends well, too, when it could make nothing of the document. The address that it has that from it leaves out.
                #expect(
                    output.standardOutput.contains("  Tested: \(RouteTable.all.count - 1)\n"),
                    "\(output.standardOutput)")
            }
        }
    }

    /// What is of the right form and cannot be done all the same has a status of its own.
    private static let configuration = """
        [checks]
        positive_data_acceptance.expected-statuses = ["2xx", "401", "403", "404", "409", "422", "503"]
        """
}

/// Makes a certificate authority, whose files are gone afterwards.
package func withTestCA<Result>(
    named name: String = "Upkeep Test Root", _ body: (TestCA) async throws -> Result
) async throws -> Result {
    try await withTemporaryDirectory { directory in try await body(TestCA(named: name, directory: directory)) }
}

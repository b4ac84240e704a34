/// Makes a certificate authority, whose files are gone afterwards.
package func withTestCA<Result>(_ body: (TestCA) async throws -> Result) async throws -> Result {
    try await withTemporaryDirectory { directory in try await body(TestCA(directory: directory)) }
}

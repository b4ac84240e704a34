/// Gives `body` an empty folder, which is gone afterwards.
package func withTemporaryDirectory<Result>(_ body: (TemporaryDirectory) async throws -> Result) async throws -> Result
{
    let directory = try TemporaryDirectory()
    defer { directory.remove() }
    return try await body(directory)
}

/// Mounts a disk in memory over `folder`, which is made if need be, for those that enter it.
///
/// - Parameter size: as `mount -t tmpfs` takes it, such as `8m`.
/// - Throws: `peer-ended` unless root.
package func withSmallDisk<Result>(
    _ size: String, at folder: TemporaryDirectory, _ body: (SmallDisk) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.says("mounted\n")]) { _ in
        // It ends with its standard input, whatever becomes of the test.
        let script = "mount -t tmpfs -o size=\"$1\" none \"$2\" && echo mounted && exec cat"
        return try Invocation("unshare", ["--mount", "sh", "-c", script, "sh", size, folder.path])
    } _: { keeper in
        try await body(SmallDisk(path: folder.path, keeper: keeper))
    }
}

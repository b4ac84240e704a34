import Glibc
package import Testing

/// Compares text with a file beside the test; `UPKEEP_RECORD=1` writes the file instead.
package enum Snapshot {
    /// - Parameters:
    ///   - text: what the code under test printed.
    ///   - name: the file's name, with its suffix, in the `__Snapshots__` folder beside the test's source file.
    package static func expect(
        _ text: String, matches name: String, filePath: String = #filePath,
        sourceLocation: SourceLocation = #_sourceLocation
    ) {
        let folder = filePath.prefix(upTo: filePath.lastIndex(of: "/") ?? filePath.startIndex) + "/__Snapshots__"
        let path = "\(folder)/\(name)"
        if getenv("UPKEEP_RECORD").map({ String(cString: $0) }) == "1" {
            mkdir(String(folder), 0o755)
            if !SnapshotFile.write(text, to: path) {
                Issue.record("could not write \(path)", sourceLocation: sourceLocation)
            }
            return
        }
        guard let expected = SnapshotFile.read(path) else {
            Issue.record(
                "no snapshot at \(path); UPKEEP_RECORD=1 records it. The text was:\n\(text)",
                sourceLocation: sourceLocation)
            return
        }
        if expected != text {
            Issue.record(
                "\(name) differs (- expected, + printed; UPKEEP_RECORD=1 re-records):\n\(LineDiff.text(expected, text))",
                sourceLocation: sourceLocation)
        }
    }
}

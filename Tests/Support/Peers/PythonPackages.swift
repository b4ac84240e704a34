import Foundation

/// Packages of PyPI that peers are made of, as `make test` installs them.
package enum PythonPackages {
    /// For `PYTHONPATH`.
    package static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: ".build/test-python").path()

    /// - Throws: `tool-missing` where they were not installed.
    package static func require() throws {
        guard FileManager.default.fileExists(atPath: folder + "/installed.txt") else {
            throw PeerError.missing("Packaging/test-python.txt")
        }
    }
}

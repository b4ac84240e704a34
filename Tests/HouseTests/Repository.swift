import Foundation

/// This checkout's files.
enum Repository {
    static let root = URL(fileURLWithPath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Swift files below these folders, by their paths from the root.
    static func swiftFiles(_ folders: String...) throws -> [String] {
        var found: [String] = []
        for folder in folders {
            let files = FileManager.default.enumerator(atPath: root.appendingPathComponent(folder).path)
            while let name = files?.nextObject() as? String {
                if name.hasSuffix(".swift") { found.append("\(folder)/\(name)") }
            }
        }
        return found.sorted()
    }

    static func lines(_ path: String) throws -> [String] {
        try String(contentsOf: root.appendingPathComponent(path), encoding: .utf8)
            .split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// The module a path under `Sources` belongs to.
    static func module(_ path: String) -> String {
        let parts = path.split(separator: "/").map(String.init)
        return ["Formats", "Probes"].contains(parts[1]) ? parts[2] : parts[1]
    }
}

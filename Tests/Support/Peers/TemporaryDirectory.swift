import Foundation
import Glibc

/// A folder of a test's own.
package struct TemporaryDirectory: Sendable {
    package let path: String

    /// Readable by everyone, since servers that give up root must still read their certificates.
    package init() throws {
        var template = Array(
            (NSTemporaryDirectory() as NSString).appendingPathComponent("upkeep-test-XXXXXX").utf8CString)
        guard mkdtemp(&template) != nil else { throw PeerError.system("mkdtemp", errno) }
        path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        guard chmod(path, 0o755) == 0 else { throw PeerError.system("chmod", errno) }
    }

    private init(path: String) { self.path = path }

    /// A folder in here, made if need be.
    package func folder(_ name: String) throws -> TemporaryDirectory {
        try FileManager.default.createDirectory(atPath: file(name), withIntermediateDirectories: true)
        return TemporaryDirectory(path: file(name))
    }

    /// The path of a file in here.
    package func file(_ name: String) -> String { "\(path)/\(name)" }

    /// Writes a file, with the folders above it, and returns its path.
    @discardableResult
    package func write(_ name: String, _ bytes: some Sequence<UInt8>) throws -> String {
        let target = file(name)
        let parent = URL(fileURLWithPath: target).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: parent, withIntermediateDirectories: true)
        try Data(bytes).write(to: URL(fileURLWithPath: target))
        return target
    }

    @discardableResult
    package func write(_ name: String, _ text: String) throws -> String { try write(name, text.utf8) }

    package func bytes(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: URL(fileURLWithPath: file(name))))
    }

    /// The file's text, empty when there is none yet.
    package func read(_ name: String) -> String {
        String(decoding: FileManager.default.contents(atPath: file(name)) ?? Data(), as: UTF8.self)
    }

    package func remove() { try? FileManager.default.removeItem(atPath: path) }
}

import Glibc

/// A folder of a test's own, gone with its last reference.
final class ScratchFolder {
    struct Failure: Error { var errno: Int32 }

    private let root: String
    private var names: [String] = []

    init() throws {
        var template = Array("/tmp/upkeep-demo-XXXXXX".utf8CString)
        guard mkdtemp(&template) != nil else { throw Failure(errno: errno) }
        root = template.withUnsafeBufferPointer { $0.baseAddress.map { String(cString: $0) } ?? "" }
    }

    deinit {
        for name in names { unlink("\(root)/\(name)") }
        rmdir(root)
    }

    func path(_ name: String) -> String {
        if !names.contains(name) { names.append(name) }
        return "\(root)/\(name)"
    }

    func write(_ text: String, to name: String) throws {
        guard let file = fopen(path(name), "w") else { throw Failure(errno: errno) }
        defer { fclose(file) }
        guard fputs(text, file) >= 0 else { throw Failure(errno: errno) }
    }

    func read(_ name: String) throws -> String { try Self.text(of: path(name)) }

    static func text(of path: String) throws -> String {
        guard let file = fopen(path, "r") else { throw Failure(errno: errno) }
        defer { fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while case let count = fread(&chunk, 1, chunk.count, file), count > 0 { bytes += chunk[..<count] }
        return String(decoding: bytes, as: UTF8.self)
    }
}

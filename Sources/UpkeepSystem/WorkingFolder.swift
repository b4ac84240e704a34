import Glibc

/// Where this process stands.
enum WorkingFolder {
    /// From the root; nil when the folder has been removed or its path is too long.
    static var current: String? {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX))
        guard getcwd(&buffer, buffer.count) != nil else { return nil }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

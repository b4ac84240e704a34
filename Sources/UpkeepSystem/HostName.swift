import Glibc

/// What this machine calls itself.
enum HostName {
    /// The kernel's node name, `localhost` when it has none.
    static var current: String {
        // POSIX allows 255 bytes and leaves it open whether a cut-off name is terminated, so the last zero is ours.
        var buffer = [CChar](repeating: 0, count: 257)
        guard gethostname(&buffer, buffer.count - 1) == 0, buffer[0] != 0 else { return "localhost" }
        return String(decoding: buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

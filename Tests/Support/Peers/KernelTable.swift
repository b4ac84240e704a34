import Glibc

/// Reads a kernel's table to its end. Its size is said to be zero and one read brings a page of it, which is where
/// Foundation stops.
enum KernelTable {
    /// The lines behind the heading, cut into columns; none when the file cannot be read.
    static func rows(_ path: String) -> [[Substring]] {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return [] }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = read(descriptor, &buffer, buffer.count), count > 0 { bytes += buffer.prefix(count) }
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").dropFirst().map { line in
            line.split(separator: " ", maxSplits: 4)
        }
    }
}

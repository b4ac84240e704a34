import Glibc

/// Files under `/proc`, which say that they are empty and come a page at a time.
package enum KernelFile {
    /// All of it; empty when it cannot be read.
    ///
    /// Foundation takes the first short read for the end, which cuts a table of sockets off after some 27 lines.
    package static func text(_ path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 64 << 10)
        while true {
            let count = read(descriptor, &chunk, chunk.count)
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return String(decoding: bytes, as: UTF8.self) }
            bytes += chunk[..<count]
        }
    }
}

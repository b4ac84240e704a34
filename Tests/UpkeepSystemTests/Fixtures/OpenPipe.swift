import Glibc

/// A real pipe.
struct OpenPipe {
    let reader: Int32
    let writer: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        (reader, writer) = (ends[0], ends[1])
    }

    /// Reads everything until the writer is closed, a little at a time, on a thread of its own.
    func drain(chunk: Int = 4096) -> Task<[UInt8], Never> {
        let reader = reader
        return Task.detached {
            var bytes: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: chunk)
            while true {
                let count = read(reader, &buffer, buffer.count)
                if count < 0, errno == EINTR { continue }
                if count <= 0 { return bytes }
                bytes += buffer[..<count]
            }
        }
    }

    func closeBoth() {
        close(reader)
        close(writer)
    }
}

import Glibc

/// A real pipe.
struct OpenPipe: Sendable {
    let reader: Int32
    let writer: Int32

    init() {
        var ends: [Int32] = [-1, -1]
        pipe(&ends)
        (reader, writer) = (ends[0], ends[1])
    }

    func closeBoth() {
        close(reader)
        close(writer)
    }
}

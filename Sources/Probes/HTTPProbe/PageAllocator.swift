import NIOCore

/// Buffers that hold most pages whole, so that they take one system call.
///
/// NIO keeps what it is given and writes into a copy, so all connections are given the same buffer: one that nobody ever
/// writes into. A fresh one each time would be allocated only to be copied and thrown away.
struct PageAllocator: RecvByteBufferAllocator {
    private static let size = 16 << 10
    private static let blank = ByteBufferAllocator().buffer(capacity: size)

    func buffer(allocator: ByteBufferAllocator) -> ByteBuffer { Self.blank }

    func nextBufferSize() -> Int? { Self.size }

    func record(actualReadBytes: Int) -> Bool { false }
}

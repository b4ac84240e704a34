package import NIOCore

/// Buffers for what a server answers: most small pages, and handshakes, come in one system call, and what is larger in
/// few.
///
/// NIO keeps what it is given and writes into a copy, so all connections are given the same buffers: ones that nobody ever
/// writes into. Fresh ones would be allocated only to be copied and thrown away.
package struct PageAllocator: RecvByteBufferAllocator {
    private static let (small, large) = (blank(4 << 10), blank(32 << 10))
    private var next = small

    package init() {}

    package func buffer(allocator: ByteBufferAllocator) -> ByteBuffer { next }

    package func nextBufferSize() -> Int? { next.capacity }

    package mutating func record(actualReadBytes: Int) -> Bool {
        guard actualReadBytes == next.capacity, next.capacity < Self.large.capacity else { return false }
        next = Self.large
        return true
    }

    private static func blank(_ size: Int) -> ByteBuffer { ByteBufferAllocator().buffer(capacity: size) }
}

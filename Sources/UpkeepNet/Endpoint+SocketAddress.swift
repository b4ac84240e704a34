package import NIOCore
package import UpkeepCore

extension Endpoint {
    /// The same endpoint in NIO's terms.
    package var socketAddress: SocketAddress {
        // INVARIANT: 4 or 16 bytes are always a packed address, the only reason for this initialiser to throw.
        try! SocketAddress(packedIPAddress: ByteBuffer(bytes: address.bytes), port: Int(port))
    }
}

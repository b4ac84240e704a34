package import NIOCore
package import UpkeepCore

extension Endpoint {
    /// The same endpoint in NIO's terms.
    package var socketAddress: SocketAddress {
        guard let packed = try? SocketAddress(packedIPAddress: ByteBuffer(bytes: address.bytes), port: Int(port)) else {
            // INVARIANT: an address is 4 or 16 bytes, and any other number is all that NIO refuses.
            preconditionFailure("\(address) is no packed address")
        }
        return packed
    }
}

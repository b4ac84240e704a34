import NIOCore
import UpkeepCore

extension Endpoint {
    var socketAddress: SocketAddress {
        get throws(DemoError) {
            do {
                return try SocketAddress(packedIPAddress: ByteBuffer(bytes: address.bytes), port: Int(port))
            } catch {
                throw .socket("use", on: description, errno: 0)
            }
        }
    }
}

import NIOCore
import NIOPosix
import UpkeepCore
import UpkeepNet

/// Answers NIO's happy eyeballs from addresses that are known already, so that nothing is looked up while connecting.
struct KeptAddresses: Resolver {
    let addresses: [IPAddress]
    let port: UInt16
    let loop: any EventLoop

    func initiateAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> { answer(.v4) }

    func initiateAAAAQuery(host: String, port: Int) -> EventLoopFuture<[SocketAddress]> { answer(.v6) }

    func cancelQueries() {}

    private func answer(_ family: IPAddress.Family) -> EventLoopFuture<[SocketAddress]> {
        loop.makeSucceededFuture(
            addresses.filter { $0.family == family }.map { Endpoint($0, self.port).socketAddress })
    }
}

import NIOCore
import UpkeepCore
import UpkeepNet

/// One port number held on several loopback addresses, so that a port that is shut can be opened again later.
struct PortReservation: Sendable {
    let port: UInt16
    private let sockets: [LoopbackSocket]

    /// Takes a port that the kernel says is free on the first address and that the others have free as well.
    init(on addresses: [IPAddress], tries: Int = 64) throws(DemoError) {
        for _ in 0..<tries {
            guard let reservation = try PortReservation(attemptOn: addresses) else { continue }
            self = reservation
            return
        }
        throw .noPort(tries: tries)
    }

    private init?(attemptOn addresses: [IPAddress]) throws(DemoError) {
        guard let first = addresses.first else { return nil }
        let leader = try LoopbackSocket(boundTo: Endpoint(first, 0).socketAddress)
        port = try leader.port
        var held = [leader]
        for address in addresses.dropFirst() {
            guard let socket = try? LoopbackSocket(boundTo: Endpoint(address, port).socketAddress) else { return nil }
            held.append(socket)
        }
        sockets = held
    }
}

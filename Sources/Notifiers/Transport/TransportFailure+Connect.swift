import NIOCore
import NIOPosix
import UpkeepCore
import UpkeepNet

extension TransportFailure {
    /// What connecting failed with, said of each address that was tried.
    static func connecting(_ error: any Error, to destination: Destination, at addresses: [IPAddress])
        -> TransportFailure
    {
        guard let error = error as? NIOConnectionError, !error.connectionErrors.isEmpty else {
            let place = addresses.count == 1 ? "\(Endpoint(addresses[0], destination.port))" : "\(destination)"
            return TransportFailure(.connect, "no connection to \(place): \(NetFailure(error).message)")
        }
        let tried = error.connectionErrors.prefix(4).map { single in
            "\(single.target.ipAddress ?? "?"): \(NetFailure(single.error).message)"
        }
        return TransportFailure(.connect, "no connection to \(destination) (\(tried.joined(separator: "; ")))")
    }
}

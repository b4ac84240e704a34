import NIOSSL
import Synchronization
import UpkeepCore

/// TLS settings of the channels: the system's authorities, and a channel's own besides.
final class TLSContexts: Sendable {
    private let contexts = Mutex<[String?: NIOSSLContext]>([:])

    /// - Parameter caFile: a PEM file of authorities to trust besides the system's.
    func context(caFile: String?) throws(TransportFailure) -> NIOSSLContext {
        if let context = contexts.withLock({ $0[caFile] }) { return context }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.minimumTLSVersion = .tlsv12
        if let caFile { configuration.additionalTrustRoots = [.file(caFile)] }
        let context: NIOSSLContext
        do {
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            let place = caFile.map { " with `\($0)`" } ?? ""
            throw TransportFailure(.local, "no TLS session can be prepared\(place): \(error)")
        }
        contexts.withLock { $0[caFile] = context }
        return context
    }
}

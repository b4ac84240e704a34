package import Checks
package import NIOCore
import NIOSSL
import Synchronization
import UpkeepCore

/// Makes the TLS side of connections: every session fresh, every chain accepted on the wire and judged afterwards.
///
/// Verification must not end the handshake, because then a bad chain would hide the expiry date; the caller stops
/// before it sends anything when ``TLSObservation/stops(_:now:)`` says that a browser would.
package final class TLSSessions: Sendable {
    private struct ContextKey: Hashable {
        var protocols: [String]
        var certificate: String?
        var key: String?
    }

    private let trust: TrustEvaluator
    /// By the file of certificates that a site trusts besides.
    private let wider = Mutex<[String: TrustEvaluator]>([:])
    private let readFile: @Sendable (String) throws -> [UInt8]
    private let contexts = Mutex<[ContextKey: NIOSSLContext]>([:])

    /// - Parameter readFile: reads a client certificate or key, or a site's own authorities; probes themselves never touch files.
    package init(roots: TrustRoots, readFile: @escaping @Sendable (String) throws -> [UInt8]) {
        trust = TrustEvaluator(roots: roots)
        self.readFile = readFile
    }

    /// Who judges the chains of a site.
    package func trust(for plan: TLSPlan) -> TrustEvaluator {
        guard let path = plan.caFile else { return trust }
        return wider.withLock { wider in
            if let known = wider[path] { return known }
            let readFile = readFile
            let evaluator = TrustEvaluator(TrustRoots(source: path) { try readFile(path) }, besides: trust)
            wider[path] = evaluator
            return evaluator
        }
    }

    /// A handler that offers `protocols` by ALPN and reports the presented chain (DER, leaf first) as soon as it comes.
    /// - Parameter serverName: sent as SNI; nil for address literals.
    /// - Throws: ``TLSSetupError`` when the client certificate cannot be used.
    package func handler(
        plan: TLSPlan, serverName: String?, protocols: [String], onChain: @escaping @Sendable ([[UInt8]]) -> Void
    ) throws -> any ChannelHandler {
        let context = try context(
            ContextKey(protocols: protocols, certificate: plan.clientCertificate, key: plan.clientKey))
        do {
            return try NIOSSLClientHandler(context: context, serverHostname: serverName) { chain, promise in
                onChain(chain.map { (try? $0.toDERBytes()) ?? [] })
                promise.succeed(.certificateVerified)
            }
        } catch {
            throw TLSSetupError("`\(serverName ?? "")` cannot be sent as a server name: \(error)")
        }
    }

    private func context(_ key: ContextKey) throws -> NIOSSLContext {
        if let context = contexts.withLock({ $0[key] }) { return context }
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.applicationProtocols = key.protocols
        configuration.minimumTLSVersion = .tlsv12
        // The post-quantum group comes last: a server that insists on it still gets it, at the price of one round trip,
        // and nobody else pays for a key that most servers throw away.
        configuration.curves = [.x25519, .secp256r1, .secp384r1, .x25519_MLKEM768]
        // The system's bundle is not read here: trust is judged by ``TrustEvaluator``, not by this context.
        configuration.trustRoots = .certificates([])
        configuration.certificateVerification = .noHostnameVerification
        if let path = key.certificate {
            let other = key.key ?? path
            try ClientIdentity(certificate: (path, material(path)), key: (other, material(other)))
                .apply(to: &configuration)
        }
        let context: NIOSSLContext
        do {
            context = try NIOSSLContext(configuration: configuration)
        } catch {
            throw TLSSetupError("no TLS session can be prepared: \(error)")
        }
        contexts.withLock { $0[key] = context }
        return context
    }

    private func material(_ path: String) throws -> [UInt8] {
        do {
            return try readFile(path)
        } catch let error as any UpkeepError {
            throw TLSSetupError(error.message)
        } catch {
            throw TLSSetupError("`\(path)` cannot be read: \(error)")
        }
    }
}

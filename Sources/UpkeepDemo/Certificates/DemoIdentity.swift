import Crypto
import NIOSSL
import SwiftASN1
import X509

/// A leaf certificate and its key, ready to be shown to visitors.
struct DemoIdentity: Sendable {
    let leaf: Certificate
    let key: P256.Signing.PrivateKey

    /// A server's TLS that sends the leaf and then `issuers`, speaks TLS 1.2 and 1.3, and offers HTTP/1.1 or no ALPN.
    func context(sending issuers: [Certificate], protocols: [String]) throws -> NIOSSLContext {
        let chain = try ([leaf] + issuers).map { certificate in
            var serializer = DER.Serializer()
            try certificate.serialize(into: &serializer)
            return NIOSSLCertificateSource.certificate(
                try NIOSSLCertificate(bytes: serializer.serializedBytes, format: .der))
        }
        let privateKey = try NIOSSLPrivateKey(bytes: Array(key.derRepresentation), format: .der)
        var configuration = TLSConfiguration.makeServerConfiguration(
            certificateChain: chain, privateKey: .privateKey(privateKey))
        configuration.minimumTLSVersion = .tlsv12
        configuration.applicationProtocols = protocols
        return try NIOSSLContext(configuration: configuration)
    }
}

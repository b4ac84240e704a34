import Foundation
import Peers

/// Puts TLS in front of a hostile server: haproxy agrees on `protocols` by ALPN and passes every byte on.
func withTLSFront<Result>(
    _ certificate: TestCertificate, protocols: String, _ script: HostileScript,
    _ body: (_ port: Int, HostileServer) async throws -> Result
) async throws -> Result {
    let port = try Ports.free()
    let key = FileManager.default.contents(atPath: certificate.keyFile) ?? Data()
    let chain = FileManager.default.contents(atPath: certificate.chainFile) ?? Data()
    return try await withHostileServer(script) { server in
        let sections = """
            frontend front
                mode tcp
                bind 127.0.0.1:\(port) ssl crt both.pem alpn \(protocols)
                default_backend hostile
            backend hostile
                mode tcp
                server one 127.0.0.1:\(server.port)
            """
        let files = ["both.pem": String(decoding: chain + key, as: UTF8.self)]
        return try await withHAProxy(sections, ports: [port], files: files) { _ in try await body(port, server) }
    }
}

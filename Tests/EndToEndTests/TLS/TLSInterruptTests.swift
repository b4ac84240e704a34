import Glibc
import Peers
import Testing

/// Ctrl-C in the middle of a scan.
struct TLSInterruptTests {
    @Test("what was learnt by then is printed, the rest is one gap", arguments: ["json", "text"])
    func partly(format: String) async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["shop.example"])
            try await withTiring(certificate) { port, peer in
                let arguments = [
                    "tls", "127.0.0.1:\(port)", "--name", "shop.example", "--ca-file", authority.certificateFile,
                    "--format", format, "--deadline", "600s",
                ]
                try await withProcess(arguments) { process in
                    // The first client was served in full before the second came.
                    try await process.until(peer.log) { peer.log.contains("no more") }
                    #expect(try await process.end(by: SIGINT) == .exited(130))
                    let output = CommandOutput(
                        status: .exited(130), standardOutput: process.standardOutput,
                        standardError: process.standardError)
                    #expect(output.standardError == "")
                    guard format == "json" else {
                        #expect(output.standardOutput.contains("interrupted before this and"))
                        return
                    }
                    let report = try JSONReport(output)
                    #expect(report.interrupted)
                    #expect(report.status == "unknown")
                    for check in ["tls.handshake", "tls.expiry", "tls.name", "tls.chain.trust", "tls.key.strength"] {
                        #expect(report[check]?.status == "ok", "\(check)")
                    }
                    // Silence that is ours is held against nobody.
                    #expect(report.headlines.map(\.status) == ["unknown"], "\(output.standardOutput)")
                    #expect(report.headlines.first?.summary.hasPrefix("interrupted before this and") == true)
                    #expect(!report.findings.contains { $0.status == "critical" || $0.status == "warning" })
                    #expect(report["tls.heartbleed"]?.status == "unknown")
                }
            }
        }
    }

    @Test func nothingIsKnownYet() async throws {
        try await withBlackHole { hole in
            try await withProcess(["tls", "127.0.0.1:\(hole)", "--format", "json"]) { process in
                try await process.until("no connection") { Connecting.isWaiting(port: hole, process.processID) }
                #expect(try await process.end(by: SIGINT) == .exited(130))
                let report = try JSONReport(
                    CommandOutput(
                        status: .exited(130), standardOutput: process.standardOutput,
                        standardError: process.standardError))
                #expect(report.interrupted && report.status == "unknown")
                #expect(report.findings.map(\.summary) == ["interrupted before it was looked at"])
            }
        }
    }

    /// Serves its first client and only listens to the others.
    private func withTiring(_ certificate: TestCertificate, _ body: (Int, Peer) async throws -> Void) async throws {
        let port = try Ports.free()
        try await withPeer(ready: [.listening(port)]) { directory in
            let file = try directory.write("server.py", Self.server)
            return try Invocation(Python.program, [file, "\(port)", certificate.chainFile, certificate.keyFile])
        } _: { peer in
            try await body(port, peer)
        }
    }

    private static let server = """
        import socket, ssl, sys
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(sys.argv[2], sys.argv[3])
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", int(sys.argv[1])))
        listener.listen(64)
        first = context.wrap_socket(listener.accept()[0], server_side=True)
        try:
            first.recv(1)
            first.close()
        except OSError:
            pass
        kept = []
        while True:
            kept.append(listener.accept()[0])
            if len(kept) == 1:
                print("no more", flush=True)
        """
}

import Checks
import Peers
import Testing

@testable import TLSProbe

/// The OCSP answer that comes with the certificate, in clear with TLS 1.2 and beside the certificate with TLS 1.3.
struct StapleScanTests {
    @Test(arguments: ["-tls1_2", "-tls1_3"]) func stapled(_ version: String) async throws {
        try await withTestCA { ca in
            let certificate = try await ca.selfSigned(["shop.test"])
            try await withTemporaryDirectory { directory in
                let file = certificate.certificateFile
                let words = try await mustRun(Invocation("openssl", ["x509", "-in", file, "-noout", "-serial"]))
                    .standardOutput.split(separator: "=")
                let serial = try #require(words.last).filter(\.isHexDigit)
                let index = try directory.write(
                    "index.txt", "V\t491231235959Z\t\t\(serial)\tunknown\t/CN=shop.test\n")
                let response = directory.file("staple.der")
                try await mustRun(
                    Invocation(
                        "openssl",
                        [
                            "ocsp", "-index", index, "-CA", file, "-rsigner", file, "-rkey", certificate.keyFile,
                            "-issuer", file, "-cert", file, "-ndays", "7", "-noverify", "-respout", response,
                        ]))
                let port = try Ports.free()
                try await withOpenSSLServer(
                    port: port, certificate: certificate, options: ["-www", version, "-status_file", response]
                ) { _ in
                    let seen = try await ScanBench.scan(port: port, depth: .quick)
                    guard case .seen(.some(let staple)) = seen.staple else {
                        Issue.record("\(seen.staple)")
                        return
                    }
                    let sent = try directory.bytes("staple.der")
                    #expect(staple.raw == sent)
                    #expect(staple.answer.standing == .good)
                    #expect(staple.answer.nextUpdate != nil)
                    #expect(seen.effort.connections == 1)
                }
            }
        }
    }
}

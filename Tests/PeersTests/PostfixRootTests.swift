import Peers
import TestTraits
import Testing

@Suite("a real mail server", .requiresRoot, .tags(.root))
struct PostfixRootTests {
    @Test("postfix greets and offers STARTTLS with its certificate")
    func startTLS() async throws {
        try await withTestCA { authority in
            let port = try Ports.free()
            let certificate = try await authority.issue(["mail.example.test"])
            let processID = try await withPostfix(port: port, certificate: certificate) { postfix in
                let answer = try await run(
                    "sh", "-c",
                    """
                    echo QUIT | openssl s_client -connect 127.0.0.1:\(port) -starttls smtp -crlf \
                    -verify_hostname mail.example.test -CAfile '\(authority.certificateFile)'
                    """)
                #expect(
                    answer.standardOutput.contains("Verify return code: 0 (ok)"),
                    "\(answer) \(postfix.file("mail.log"))")
                return postfix.processID
            }
            #expect(!isAlive(processID))
            let left = try await run("pgrep", "-f", "127.0.0.1:\(port)")
            #expect(left.standardOutput.isEmpty)
        }
    }

    @Test("postfix sends its banner first")
    func banner() async throws {
        let port = try Ports.free()
        try await withPostfix(port: port, parameters: ["smtpd_banner = shop ESMTP"]) { _ in
            let answer = try await run(
                "bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/\(port); head -n 1 <&3; printf 'QUIT\\r\\n' >&3; cat <&3")
            #expect(answer.standardOutput.hasPrefix("220 shop ESMTP\r\n221 "))
        }
    }
}

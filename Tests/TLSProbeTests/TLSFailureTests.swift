import Checks
import NIOCore
import TLSProbe
import Testing

/// How a handshake's end is told apart by what the peer sent first.
struct TLSFailureTests {
    struct Odd: Error, CustomStringConvertible { let description = "something odd" }

    @Test(
        "plain text is recognised, TLS records are not mistaken for it",
        arguments: [
            ("HTTP/1.1 400 Bad Request\r\n", ProbeFailure.Kind.notTLS, "it answers in plain HTTP"),
            ("220 mail.test ESMTP\r\n", .notTLS, "it answers `220 mail.test ESMTP`"),
            ("\u{0}\u{1}", .notTLS, "it answers with bytes that are no TLS record"),
            ("\u{15}\u{3}\u{3}", .handshake, "something odd"), ("\u{16}\u{3}\u{1}", .handshake, "something odd"),
            ("", .handshake, "something odd"),
        ])
    func firstBytes(text: String, kind: ProbeFailure.Kind, detail: String) {
        let failure = TLSFailure.read(Odd(), firstBytes: Array(text.utf8))
        #expect(failure == ProbeFailure(.tls, kind, phase: .tls, detail))
    }

    @Test("a reset is a reset, and no other error is TLS's own")
    func others() {
        let reset = IOError(errnoCode: 104, reason: "read")
        #expect(
            TLSFailure.read(reset, firstBytes: [])
                == ProbeFailure(.tls, .reset, phase: .tls, "the connection was reset"))
        #expect(TLSFailure.session(reset) == nil)
        #expect(TLSFailure.session(Odd()) == nil)
        #expect(!TLSFailure.isUncleanEnd(reset))
    }
}

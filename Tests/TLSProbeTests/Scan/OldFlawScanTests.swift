import Checks
import Peers
import TLSWire
import Testing
import UpkeepCore

@testable import TLSProbe

/// What no library of today does any more: SSL 2.0, SSL 3.0, export suites, short groups, compression inside TLS.
struct OldFlawScanTests {
    /// From the bytes to the name and number that people look for.
    @Test func eachHasItsNameAndNumber() async throws {
        try await withOldServer { port in
            let seen = try await ScanBench.scan(port: port)
            #expect(seen.ssl2.value?.isOffered == true)
            #expect(seen.ssl2.value?.kinds.count == 2)
            #expect(seen.versions.value?.filter(\.isOffered).map(\.version) == [.ssl3, .tls10])
            #expect(seen.compression == .seen(true))
            #expect(seen.secureRenegotiation == .seen(false))
            #expect(seen.diffieHellman.value?.map(\.bits) == [512])
            let now = Timestamp(seconds: 1_780_000_000)
            let findings = TLSScanJudge.judge(
                [TLSScan(target: "shop.test:443", endpoints: [seen])], now: now, observedAt: now)
            func finding(_ check: String) throws -> Finding {
                try #require(findings.first { $0.check.description == check }, "\(check)")
            }
            let expected: [(check: String, names: [String], numbers: [String])] = [
                (
                    "tls.protocol.old", ["DROWN", "POODLE", "BEAST"],
                    ["CVE-2016-0800", "CVE-2014-3566", "CVE-2011-3389"]
                ),
                (
                    "tls.cipher.weak", ["FREAK", "Logjam", "SWEET32", "RC4"],
                    ["CVE-2015-0204", "CVE-2015-4000", "CVE-2016-2183", "CVE-2013-2566", "CVE-2015-2808"]
                ),
                ("tls.dh", ["Logjam"], ["CVE-2015-4000"]),
                ("tls.compression", ["CRIME"], ["CVE-2012-4929"]),
                ("tls.renegotiation", ["RFC 5746"], ["CVE-2009-3555"]),
            ]
            for (check, names, numbers) in expected {
                let finding = try finding(check)
                #expect(finding.status == .critical || finding.status == .warning)
                for name in names { #expect(finding.summary.contains(name), "\(finding.summary)") }
                for number in numbers {
                    #expect("\(String(describing: finding.evidence["cve"]))".contains(number), "\(check) \(number)")
                }
            }
        }
    }

    private func withOldServer(_ body: (Int) async throws -> Void) async throws {
        let port = try Ports.free()
        try await withPeer(ready: [.listening(port)]) { directory in
            let file = try directory.write("server.py", Self.server)
            return try Invocation(Python.program, [file, "\(port)"], workingDirectory: directory.path)
        } _: { _ in
            try await body(port)
        }
    }

    /// Speaks SSL 2.0, SSL 3.0 and TLS 1.0 up to the end of its first flight; there is no key behind it.
    private static let server = """
        import os, socket, struct, sys, threading
        port = int(sys.argv[1])
        # RSA_EXPORT RC4-40, RSA RC4-128, RSA AES-128-CBC, RSA 3DES, DHE_RSA_EXPORT DES-40.
        SUITES = [0x0003, 0x0005, 0x002f, 0x000a, 0x0014]
        DER = b"\\x30\\x03\\x02\\x01\\x01"

        def record(version, body):
            return struct.pack(">BHH", 22, version, len(body)) + body

        def message(kind, body):
            return bytes([kind]) + struct.pack(">I", len(body))[1:] + body

        def vector(body):
            return struct.pack(">H", len(body)) + body

        def ssl2():
            kinds = b"\\x01\\x00\\x80" + b"\\x07\\x00\\xc0"
            body = b"\\x04\\x00\\x01\\x00\\x02" + struct.pack(">HHH", len(DER), len(kinds), 16)
            body += DER + kinds + os.urandom(16)
            return struct.pack(">H", 0x8000 | len(body)) + body

        def answer(hello):
            version = struct.unpack(">H", hello[4:6])[0]
            at = 38
            at += 1 + hello[at]
            count = struct.unpack(">H", hello[at:at + 2])[0]
            offered = [struct.unpack(">H", hello[at + 2 + i:at + 4 + i])[0] for i in range(0, count, 2)]
            at += 2 + count
            methods = hello[at + 1:at + 1 + hello[at]]
            # A client of today is met in the newest that both have.
            version = min(version, 0x0301)
            suite = next((s for s in offered if s in SUITES), None)
            if suite is None:
                return struct.pack(">BHHBB", 21, version, 2, 2, 40)
            chosen = struct.pack(">H", version) + os.urandom(32) + b"\\x00" + struct.pack(">H", suite)
            flight = message(2, chosen + bytes([1 if 1 in methods else 0]))
            chain = struct.pack(">I", len(DER))[1:] + DER
            flight += message(11, struct.pack(">I", len(chain))[1:] + chain)
            if suite == 0x0014:
                prime = b"\\xff" * 64
                flight += message(12, vector(prime) + vector(b"\\x02") + vector(b"\\x05" * 64) + vector(b"\\x00" * 64))
            if suite == 0x0003:
                flight += message(12, vector(b"\\xff" * 64) + vector(b"\\x01\\x00\\x01") + vector(b"\\x00" * 64))
            return record(version, flight + message(14, b""))

        def serve(s):
            try:
                s.settimeout(10)
                data = s.recv(65536)
                if data[0] & 0x80:
                    s.sendall(ssl2())
                else:
                    while len(data) < 5 + struct.unpack(">H", data[3:5])[0]:
                        data += s.recv(65536)
                    s.sendall(answer(data[5:]))
                while s.recv(4096): pass
            except (OSError, IndexError, struct.error):
                pass
            finally:
                s.close()

        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(64)
        while True:
            threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
        """
}

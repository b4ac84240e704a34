import Checks
import Foundation
import Peers
import TLSWire
import Testing

@testable import TLSProbe

/// The flaw is found where it is, not where it is not, and nothing of a server's memory is ever asked for.
struct HeartbleedTests {
    @Test func vulnerableServerGivesNothingAway() async throws {
        try await withHeartbeats("vulnerable") { port, server in
            let seen = try await ScanBench.scan(port: port)
            #expect(seen.heartbleed == .seen(.vulnerable(version: .tls12, received: 35, own: 16)))
            let log = server.file("heartbeats.txt")
            #expect(log.contains("asked 16 had 16 sent 35 sentinel 0"))
            #expect(!log.contains("sentinel 1"))
            #expect(log.split(separator: "\n").allSatisfy { $0.hasSuffix("sentinel 0") })
        }
    }

    /// OpenSSL kept small replies back until the handshake ended, which is why a bogus Finished follows.
    @Test func replyThatIsHeldBackIsStillSeen() async throws {
        try await withHeartbeats("buffered") { port, _ in
            let seen = try await ScanBench.scan(port: port)
            #expect(seen.heartbleed == .seen(.vulnerable(version: .tls12, received: 35, own: 16)))
        }
    }

    @Test(arguments: [
        ("patched", HeartbleedResult.patched("alert 10 (unexpected message)")),
        ("closes", .patched("it closed the connection")),
        ("absent", .notOffered([.tls12])),
    ])
    func cleared(_ mode: String, _ result: HeartbleedResult) async throws {
        try await withHeartbeats(mode) { port, _ in
            let seen = try await ScanBench.scan(port: port)
            #expect(seen.heartbleed == .seen(result))
        }
    }

    /// Another's heartbeat is no proof.
    @Test func foreignHeartbeatIsUnclear() async throws {
        try await withHeartbeats("foreign") { port, _ in
            guard case .seen(.unclear) = try await ScanBench.scan(port: port).heartbleed else {
                Issue.record("a heartbeat that is not ours was taken for something")
                return
            }
        }
    }

    private func withHeartbeats(_ mode: String, _ body: (Int, Peer) async throws -> Void) async throws {
        let port = try Ports.free()
        try await withPeer(ready: [.listening(port)]) { directory in
            let file = try directory.write("server.py", Self.server)
            return try Invocation(Python.program, [file, "\(port)", mode], workingDirectory: directory.path)
        } _: { peer in
            try await body(port, peer)
        }
    }

    /// TLS 1.2 up to ServerHelloDone, then heartbeats as OpenSSL 1.0.1e answered them: as many bytes as are asked for, from
    /// a memory in which a sentinel follows what came. Every reply is logged with how many bytes of the sentinel went out.
    private static let server = """
        import os, socket, struct, sys, threading
        port, mode = int(sys.argv[1]), sys.argv[2]
        log = open("heartbeats.txt", "a", buffering=1)

        def record(kind, body):
            return struct.pack(">BHH", kind, 0x0303, len(body)) + body

        def message(kind, body):
            return bytes([kind]) + struct.pack(">I", len(body))[1:] + body

        def flight():
            more = b"" if mode == "absent" else struct.pack(">HHB", 15, 1, 1)
            more = struct.pack(">HHB", 0xff01, 1, 0) + more
            hello = b"\\x03\\x03" + os.urandom(32) + b"\\x00" + b"\\x00\\x2f" + b"\\x00" + struct.pack(">H", len(more)) + more
            der = b"\\x30\\x03\\x02\\x01\\x01"
            chain = struct.pack(">I", len(der))[1:] + der
            chain = struct.pack(">I", len(chain))[1:] + chain
            return record(22, message(2, hello) + message(11, chain) + message(14, b""))

        def exactly(s, n):
            data = b""
            while len(data) < n:
                more = s.recv(n - len(data))
                if not more: raise EOFError
                data += more
            return data

        def take(s):
            head = exactly(s, 5)
            return head[0], head[1:3], exactly(s, struct.unpack(">H", head[3:])[0])

        def offers(hello):
            at = 4 + 2 + 32
            at += 1 + hello[at]
            n = struct.unpack(">H", hello[at:at + 2])[0]
            suites = [hello[at + 2 + i:at + 4 + i] for i in range(0, n, 2)]
            return hello[4:6] == b"\\x03\\x03" and b"\\x00\\x2f" in suites and b"\\x00\\x2b" not in extensions(hello, at + 2 + n)

        def extensions(hello, at):
            at += 1 + hello[at]
            found = []
            if at + 2 > len(hello): return found
            at += 2
            while at + 4 <= len(hello):
                kind, n = hello[at:at + 2], struct.unpack(">H", hello[at + 2:at + 4])[0]
                found.append(kind)
                at += 4 + n
            return found

        def heartbeat(s, body):
            claimed = struct.unpack(">H", body[1:3])[0]
            payload = body[3:]
            if mode == "patched" or mode == "closes":
                if 1 + 2 + claimed + 16 > len(body): return b""
            memory = payload + b"\\xa5" * 65536
            answer = memory[:claimed] if mode != "foreign" else b"\\x00" * claimed
            leaked = max(0, claimed - len(payload))
            reply = b"\\x02" + struct.pack(">H", claimed) + answer + b"\\x00" * 16
            log.write("asked %d had %d sent %d sentinel %d\\n" % (claimed, len(payload), len(reply), leaked))
            return record(24, reply)

        def serve(s):
            held = b""
            try:
                kind, version, body = take(s)
                if kind != 22 or not offers(body):
                    s.sendall(record(21, b"\\x02\\x46"))
                    return
                s.sendall(flight())
                while True:
                    kind, version, body = take(s)
                    if kind == 24:
                        reply = heartbeat(s, body)
                        if mode == "buffered": held += reply
                        elif reply: s.sendall(reply)
                        continue
                    if mode != "closes": s.sendall(held + record(21, b"\\x02\\x0a"))
                    return
            except (EOFError, OSError, struct.error, IndexError):
                pass
            finally:
                try:
                    s.shutdown(socket.SHUT_WR)
                    s.settimeout(2)
                    while s.recv(4096): pass
                except OSError: pass
                s.close()

        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(64)
        while True:
            threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
        """
}

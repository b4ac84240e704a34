/// Runs an SMTP server that keeps what came in clear behind STARTTLS and carries it out inside TLS (CVE-2011-0411), or
/// a patched one that forgets it.
package func withInjectableMail<Result>(
    port: Int, certificate: TestCertificate, isPatched: Bool, _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: [.listening(port)]) { directory in
        let file = try directory.write("mail.py", server)
        let mode = isPatched ? "forgets" : "keeps"
        return try Invocation(Python.program, [file, "\(port)", mode, certificate.chainFile, certificate.keyFile])
    } _: { peer in
        try await body(peer)
    }
}

private let server = """
    import socket, ssl, sys, threading
    port, mode, chain, key = int(sys.argv[1]), sys.argv[2], sys.argv[3], sys.argv[4]
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)

    def answer(line):
        word = line.split(b" ")[0].strip().upper()
        return {b"EHLO": b"250-mail.test\\r\\n250 STARTTLS\\r\\n", b"NOOP": b"250 ok\\r\\n",
                b"QUIT": b"221 bye\\r\\n"}.get(word, b"500 what\\r\\n")

    def serve(s):
        try:
            s.settimeout(10)
            s.sendall(b"220 mail.test ready\\r\\n")
            buffer, secure = b"", False
            while True:
                while b"\\n" not in buffer:
                    more = s.recv(4096)
                    if not more: return
                    buffer += more
                line, buffer = buffer.split(b"\\n", 1)
                if line.strip().upper() == b"STARTTLS" and not secure:
                    s.sendall(b"220 go ahead\\r\\n")
                    if mode == "forgets": buffer = b""
                    s = context.wrap_socket(s, server_side=True)
                    secure = True
                    continue
                s.sendall(answer(line))
        except (OSError, ValueError):
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

import Peers

/// Runs one server of today for each port, which also answers one kind of hello as servers of another time did.
///
/// The old part is played up to the server's last word in clear: no library that is still packaged has it.
func withMuseum<Result>(
    _ exhibits: [(exhibit: MuseumExhibit, port: Int)], certificate: TestCertificate,
    _ body: (Peer) async throws -> Result
) async throws -> Result {
    try await withPeer(ready: exhibits.map { .listening($0.port) }) { directory in
        let file = try directory.write("museum.py", server)
        return try Invocation(
            Python.program,
            [file, certificate.chainFile, certificate.keyFile] + exhibits.map { "\($0.exhibit.rawValue):\($0.port)" })
    } _: { peer in
        try await body(peer)
    }
}

/// What a server of the museum still has.
enum MuseumExhibit: String, CaseIterable, Sendable {
    case ssl2, export, compression
}

private let server = """
    import socket, ssl, struct, sys, threading
    chain, key = sys.argv[1], sys.argv[2]
    pem = open(chain).read().split("-----END CERTIFICATE-----")[0] + "-----END CERTIFICATE-----"
    leaf = ssl.PEM_cert_to_DER_cert(pem[pem.index("-----BEGIN"):])
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(chain, key)
    context.set_ciphers("ECDHE+AESGCM")

    def ssl2_hello():
        kinds = bytes([1, 0, 128, 2, 0, 128])
        body = b"\\4\\0\\1\\0\\2" + struct.pack(">HHH", len(leaf), len(kinds), 16) + leaf + kinds + bytes(16)
        return struct.pack(">H", 0x8000 | len(body)) + body

    def flight(suite, compression):
        message = lambda kind, body: bytes([kind]) + len(body).to_bytes(3, "big") + body
        hello = b"\\3\\3" + bytes(32) + b"\\0" + struct.pack(">HB", suite, compression) + b"\\0\\5\\xff\\1\\0\\1\\0"
        certificate = len(leaf).to_bytes(3, "big") + leaf
        body = message(2, hello) + message(11, len(certificate).to_bytes(3, "big") + certificate) + message(14, b"")
        return b"\\x16\\3\\3" + struct.pack(">H", len(body)) + body

    def hello(s):
        "The first record, left in the socket for the one who really speaks TLS."
        data, wanted = b"", 5
        while len(data) < wanted:
            more = s.recv(wanted, socket.MSG_PEEK | socket.MSG_WAITALL)
            if len(more) <= len(data): break
            data = more
            if data[0] & 0x80: return data
            wanted = 5 + struct.unpack(">H", data[3:5])[0]
        return data

    def offer(data):
        "Version, suites and compressions of a hello that is not of TLS 1.3."
        place = 43 + 1 + data[43]
        length = struct.unpack(">H", data[place:place + 2])[0]
        suites = struct.unpack(f">{length // 2}H", data[place + 2:place + 2 + length])
        place += 2 + length
        modern = b"\\x00\\x2b" in data[place:] and b"\\x03\\x04" in data[place:]
        return (data[9], data[10]), suites, data[place + 1:place + 1 + data[place]], modern

    def serve(s, exhibit):
        try:
            s.settimeout(20)
            data = hello(s)
            if len(data) < 5: return
            if data[0] & 0x80:
                if exhibit == "ssl2": s.sendall(ssl2_hello())
                s.recv(1)
                return
            version, suites, compressions, modern = offer(data)
            if version == (3, 3) and not modern:
                if exhibit == "export" and 3 in suites:
                    s.sendall(flight(3, 0))
                    return s.recv(65536)
                if exhibit == "compression" and 1 in compressions and 0xC02B in suites:
                    s.sendall(flight(0xC02B, 1))
                    return s.recv(65536)
            s = context.wrap_socket(s, server_side=True)
            while s.recv(4096): pass
        except (OSError, ValueError, struct.error, IndexError):
            pass
        finally:
            s.close()

    def listen(exhibit, port):
        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(64)
        while True:
            threading.Thread(target=serve, args=(listener.accept()[0], exhibit), daemon=True).start()

    doors = [argument.split(":") for argument in sys.argv[3:]]
    threads = [threading.Thread(target=listen, args=(exhibit, int(port))) for exhibit, port in doors]
    for thread in threads: thread.start()
    for thread in threads: thread.join()
    """

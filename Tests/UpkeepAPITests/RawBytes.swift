import Peers

extension RunningAPI {
    /// Connects, sends these bytes, and waits until the server closes.
    /// - Parameter isClosing: whether our side of the connection ends after them.
    func raw(_ text: String, isClosing: Bool = false) async throws -> String {
        try await withTemporaryDirectory { folder in
            let file = try folder.write("request", text)
            let script = """
                import socket, sys
                s = socket.create_connection(("127.0.0.1", int(sys.argv[1])), 60)
                try:
                    s.sendall(open(sys.argv[2], "rb").read())
                    if sys.argv[3] == "true": s.shutdown(socket.SHUT_WR)
                except OSError: pass
                got = b""
                try:
                    while True:
                        some = s.recv(65536)
                        if not some: break
                        got += some
                except ConnectionError: pass
                sys.stdout.buffer.write(got)
                """
            return try await mustRun(Invocation(Python.program, ["-c", script, "\(port)", file, "\(isClosing)"]))
                .standardOutput
        }
    }
}

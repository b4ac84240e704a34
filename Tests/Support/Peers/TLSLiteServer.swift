/// A server of tlslite-ng whose faults are switched on by words, and which keeps account of what leaves it.
enum TLSLiteServer {
    /// Arguments: port, chain, key, then `heartbeat=vulnerable|patched|absent`, `replies=held|dribble|mixed`,
    /// `ccs=vulnerable`, `min=3.1`, `max=3.3`, `refuse=HOST` to turn away who asks for that name, `ciphers=aes128gcm`,
    /// `exchanges=dhe_rsa,ecdhe_rsa`, and `prime=HEX` for the Diffie-Hellman group of clients that name none.
    ///
    /// `wire.txt` gets a line of JSON for each heartbeat of a vulnerable server, and one for each connection.
    static let script = """
        import json, os, socket, sys, threading
        from tlslite.api import HandshakeSettings, TLSConnection, X509CertChain, parsePEMKey
        from tlslite.constants import ContentType, HandshakeType
        from tlslite.messages import ChangeCipherSpec, Heartbeat

        port, chain_file, key_file = int(sys.argv[1]), sys.argv[2], sys.argv[3]
        options = dict(word.split("=") for word in sys.argv[4:])
        # What lies behind a request in this server's memory, and must never leave it.
        SENTINEL = b"SENTINEL-MEMORY!"
        MEMORY = SENTINEL * 4096
        log = open("wire.txt", "a", buffering=1)


        def note(**facts):
            log.write(json.dumps(facts) + "\\n")


        class Wire:
            # Counts what leaves the server, and sends it the way it was told to.

            def __init__(self, inner):
                self.inner, self.sent, self.held = inner, b"", b""

            def __getattr__(self, name):
                return getattr(self.inner, name)

            def send(self, data):
                self.sendall(data)
                return len(data)

            def sendall(self, data):
                data = bytes(data)
                self.sent += data
                is_heartbeat = data[:1] == b"\\x18"
                replies = options.get("replies")
                if replies == "held" and is_heartbeat:
                    self.held += data
                    return
                if replies == "mixed" and is_heartbeat:
                    # A warning in front of it, in the same packet.
                    data = b"\\x15" + data[1:3] + b"\\x00\\x02\\x01\\x5a" + data
                data, self.held = self.held + data, b""
                if replies == "dribble":
                    self.inner.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                    for byte in data:
                        self.inner.sendall(bytes([byte]))
                else:
                    self.inner.sendall(data)

            def account(self):
                note(wire=len(self.sent), sentinel=self.sent.count(SENTINEL[:8]))


        def parse_unchecked(self, parser):
            # As OpenSSL 1.0.1f did: as many bytes as the message claims, whatever it holds.
            self.message_type = parser.get(1)
            claimed = parser.get(2)
            held = bytes(parser.getFixBytes(parser.getRemainingLength()))
            self.payload = bytearray((held + MEMORY)[:claimed])
            self.padding = bytearray(16)
            note(claimed=claimed, held=len(held), leaked=max(0, claimed - len(held)), payload=self.payload.hex())
            return self


        def early_change(original):
            # As OpenSSL 1.0.1g did: ChangeCipherSpec is taken before there is a secret, and keys are made of nothing.

            def get(self, expected, secondary=None, constructor=None):
                while True:
                    wanted = expected
                    if secondary == HandshakeType.client_key_exchange:
                        wanted = (ContentType.handshake, ContentType.change_cipher_spec)
                    for result in original(self, wanted, secondary, constructor):
                        if result in (0, 1):
                            yield result
                        else:
                            break
                    if wanted is expected or not isinstance(result, ChangeCipherSpec):
                        yield result
                        return
                    self._calcPendingStates(constructor, bytearray(48), bytearray(32), bytearray(32), ["python"])
                    self._changeReadState()

            return get


        def settings():
            made = HandshakeSettings()
            made.minVersion = tuple(int(part) for part in options.get("min", "3.1").split("."))
            made.maxVersion = tuple(int(part) for part in options.get("max", "3.3").split("."))
            made.use_heartbeat_extension = options.get("heartbeat") != "absent"
            if "ciphers" in options: made.cipherNames = options["ciphers"].split(",")
            if "exchanges" in options: made.keyExchangeNames = options["exchanges"].split(",")
            if "prime" in options: made.dhParams = (2, int(options["prime"], 16))
            return made


        if options.get("heartbeat") == "vulnerable":
            Heartbeat.parse = parse_unchecked
        if options.get("ccs") == "vulnerable":
            TLSConnection._getMsg = early_change(TLSConnection._getMsg)

        chain = X509CertChain()
        chain.parsePemList(open(chain_file).read())
        key = parsePEMKey(open(key_file).read(), private=True, implementations=["python"])


        def serve(inner):
            wire = Wire(inner)
            try:
                inner.settimeout(20)
                if "refuse" in options and options["refuse"].encode() in inner.recv(65536, socket.MSG_PEEK):
                    wire.sendall(b"\\x15\\x03\\x03\\x00\\x02\\x02\\x70")
                    return
                connection = TLSConnection(wire)
                connection.handshakeServer(
                    certChain=chain, privateKey=key, settings=settings(), alpn=[bytearray(b"http/1.1")])
                connection.read(max=1, min=1)
                connection.close()
            except Exception as error:
                note(error=type(error).__name__, text=str(error))
            finally:
                wire.account()
                try:
                    inner.shutdown(socket.SHUT_WR)
                    inner.settimeout(2)
                    while inner.recv(4096):
                        pass
                except OSError:
                    pass
                inner.close()


        listener = socket.socket()
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind(("127.0.0.1", port))
        listener.listen(64)
        while True:
            threading.Thread(target=serve, args=(listener.accept()[0],), daemon=True).start()
        """
}

import Peers
import Testing

/// The farm's table for endpoints where TLS does not even begin.
struct TLSFarmOpeningTests {
    private static let name = ["--name", "shop.example"]
    /// For servers that never answer, whose row comes of it however long that is.
    private static let patience = ["--deadline", "3s"]

    @Test("nothing listens, and nothing answers")
    func unreachable() async throws {
        let closed = FarmRow("closed", 2, ["critical tls.reachable"], words: ["nothing listens at that port"])
        try await TLSFarm.expect(closed, ["127.0.0.1:\(try Ports.free())"] + Self.name)
        try await withBlackHole { port in
            let row = FarmRow("a black hole", 2, ["critical tls.reachable"], words: ["did not answer in time"])
            try await TLSFarm.expect(row, ["127.0.0.1:\(port)"] + Self.name + Self.patience)
        }
    }

    @Test(
        "something else than TLS",
        arguments: [
            (HostileScript.silent, FarmRow("silent", 2, ["critical tls.handshake"], words: ["in time"])),
            (.silentAfterRequest, FarmRow("silent to a hello", 2, ["critical tls.handshake"], words: ["in time"])),
            (.closeAtOnce, FarmRow("closes", 2, ["critical tls.handshake"], words: ["closed"])),
            (.resetAfterRequest, FarmRow("resets", 2, ["critical tls.handshake"], words: ["reset"])),
            (.plainHTTP, FarmRow("plain http", 2, ["critical tls.handshake"], words: ["not TLS"])),
            (.banner("220 mail ESMTP\r\n"), FarmRow("mail", 2, ["critical tls.handshake"], words: ["not TLS"])),
            (.tlsAlert, FarmRow("an alert", 2, ["critical tls.handshake"], words: ["could not agree"])),
            (Self.halfHello, FarmRow("half a hello", 2, ["critical tls.handshake"], words: ["in time"])),
        ])
    func mute(script: HostileScript, row: FarmRow) async throws {
        try await withHostileServer(script) { server in
            let patience = row.words == ["in time"] ? Self.patience : []
            try await TLSFarm.expect(row, ["127.0.0.1:\(server.port)"] + Self.name + patience)
        }
    }

    /// A record of a hundred bytes, of which four come.
    private static let halfHello = HostileScript([.readRequest, .send([22, 3, 3, 0, 100, 2, 0, 0, 96]), .hold])

    private static func dialogue(_ offer: String, _ answer: String = "") -> HostileScript {
        HostileScript([
            .send(Array("220 mail.example ESMTP\r\n".utf8)), .readLine, .send(Array(offer.utf8)), .readLine,
            .send(Array(answer.utf8)), .hold,
        ])
    }

    @Test(
        "mail servers with which TLS does not come about",
        arguments: [
            (
                Self.dialogue("250-mail.example\r\n250 SIZE\r\n"),
                FarmRow("not offered", 2, ["critical tls.starttls"], words: ["everything goes in clear"])
            ),
            (
                Self.dialogue("250-mail.example\r\n250-XXXXXXXA\r\n250 SIZE\r\n"),
                FarmRow("taken out on the way", 2, ["critical tls.starttls"], words: ["takes the offer of TLS out"])
            ),
            (
                Self.dialogue("250-mail.example\r\n250 STARTTLS\r\n", "454 4.7.0 TLS not available\r\n"),
                FarmRow("refused", 2, ["critical tls.starttls"], words: ["then refuses it"])
            ),
            (
                .banner("* OK IMAP4rev1 ready\r\n"),
                FarmRow("another protocol", 2, ["critical tls.starttls"], words: ["does not speak smtp"])
            ),
            (.closeAtOnce, FarmRow("closes", 2, ["critical tls.starttls"], words: ["broke off"])),
            (.silent, FarmRow("silent", 2, ["critical tls.starttls"], words: ["before its greeting"])),
        ])
    func mail(script: HostileScript, row: FarmRow) async throws {
        try await withHostileServer(script) { server in
            let patience = row.name == "silent" ? Self.patience : []
            try await TLSFarm.expect(row, ["smtp://127.0.0.1:\(server.port)"] + patience)
        }
    }

    @Test("commands put behind STARTTLS", arguments: [true, false])
    func injection(isPatched: Bool) async throws {
        try await withTestCA { root in
            let port = try Ports.free()
            let certificate = try await root.issue(["mail.example"])
            try await withInjectableMail(port: port, certificate: certificate, isPatched: isPatched) { _ in
                let row =
                    isPatched
                    ? FarmRow("patched")
                    : FarmRow("CVE-2011-0411", 2, ["critical tls.starttls"], words: ["put behind STARTTLS"])
                try await TLSFarm.expect(
                    row, ["smtp://127.0.0.1:\(port)", "--name", "mail.example"], trusting: root)
            }
        }
    }
}

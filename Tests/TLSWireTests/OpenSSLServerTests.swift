import Peers
import TLSWire
import Testing

/// Whole flights of `openssl s_server`, held against what `openssl s_client -msg` says of the same server.
@Suite struct OpenSSLServerTests {
    private static let weak = ["-cipher", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"]

    private func withServer(
        _ options: [String] = weak, key: KeyKind = .rsa2048, _ body: (Int) async throws -> Void
    ) async throws {
        let port = try Ports.free()
        try await withTestCA { authority in
            let certificate = try await authority.intermediate().issue(["shop.example"], key: key)
            try await withOpenSSLServer(port: port, certificate: certificate, options: options) { _ in
                try await body(port)
            }
        }
    }

    @Test(arguments: [
        (TLSVersion.tls10, "DHE-RSA-AES128-SHA", "-tls1"), (.tls10, "AES256-SHA", "-tls1"),
        (.tls11, "ECDHE-RSA-AES128-SHA", "-tls1_1"), (.tls11, "ADH-AES128-SHA", "-tls1_1"),
        (.tls12, "DHE-RSA-AES128-GCM-SHA256", "-tls1_2"), (.tls12, "ECDHE-RSA-CHACHA20-POLY1305", "-tls1_2"),
        (.tls12, "AECDH-NULL-SHA", "-tls1_2"), (.tls12, "NULL-SHA256", "-tls1_2"),
        (.tls12, "CAMELLIA256-SHA256", "-tls1_2"), (.tls12, "ECDHE-RSA-AES256-SHA384", "-tls1_2"),
    ])
    func flightInClear(_ version: TLSVersion, _ name: String, _ option: String) async throws {
        try await withServer { port in
            let suite = try #require(CipherSuite(name: name))
            let hello = ClientHello.offer(
                version, random: Flight.random, cipherSuites: [suite], serverName: "shop.example")
            let flight = try Flight(hello, to: port)
            let client = try await OpenSSLClient(port: port, [option, "-cipher", "\(name):@SECLEVEL=0"])
            // Only a hello with a session ticket offered is followed by one, which comes after ours has ended.
            #expect(flight.names == client.names.filter { $0 != "new_session_ticket" && $0 != "finished" })
            let chosen = try flight.hello()
            #expect(chosen.version == version)
            #expect(chosen.cipherSuite == suite)
            #expect(chosen.compressionMethod == 0)
            #expect(chosen.supportsSecureRenegotiation && chosen.hasExtendedMasterSecret)
            #expect(chosen.alpn == nil && chosen.heartbeatMode == nil)
            #expect(chosen.downgradeSentinel == (version == .tls12 ? .fromTLS13 : .fromTLS12))
            #expect(flight.reader.notes == [])
            #expect(flight.alerts == [])
            #expect(client.output.contains("Cipher is \(name)"))
            if !suite.isAnonymous {
                let ours = try #require(flight.messages.first { $0.1.type == .certificate })
                let theirs = try #require(client.messages.first { $0.type == .certificate })
                #expect(ours.1.bytes == theirs.bytes)
                #expect(try flight.certificate().count == 2)
            }
            if suite.isForwardSecret { try check(try flight.keyExchange(), suite, version, client) }
        }
    }

    /// `Server Temp Key: DH, 2048 bits`, `Peer signing digest: SHA256`, `Peer signature type: RSA-PSS`.
    private func check(
        _ exchange: ServerKeyExchange, _ suite: CipherSuite, _ version: TLSVersion, _ client: OpenSSLClient
    ) throws {
        let key = try #require(client.value("Server Temp Key: "))
        switch exchange.parameters {
        case .finiteField(let prime, let generator, let publicKey):
            #expect(key == "DH, \(try #require(exchange.bits)) bits")
            #expect(generator == [2] && publicKey.count <= prime.count)
        case .namedCurve(let group, let publicKey):
            #expect(group == .x25519 && publicKey.count == 32)
            #expect(key == "X25519, 253 bits")
        default: Issue.record("\(exchange.parameters)")
        }
        #expect((exchange.signatureScheme == nil) == (suite.isAnonymous || version < .tls12))
        #expect(exchange.signature.count == (suite.isAnonymous ? 0 : 256))
        if exchange.signatureScheme != nil {
            #expect(client.value("Peer signing digest: ") == "SHA256")
            #expect(exchange.signatureScheme == .rsaPSSRSAESHA256)
            #expect(client.value("Peer signature type: ") == "RSA-PSS")
        }
    }

    @Test func helloInPiecesAndOneByteAtATime() async throws {
        try await withServer { port in
            let hello = ClientHello.offer(
                .tls12, random: Flight.random, cipherSuites: CipherSuite.all(in: .tls12), alpn: ["h2", "http/1.1"])
            let whole = try Flight(hello, to: port)
            let pieces = try Flight(hello, to: port, fragment: 60)
            #expect(whole.names == pieces.names && whole.names.last == "server_hello_done")
            var reader = TLSServerReader(offered: hello.offeredExtensions)
            var events: [TLSEvent] = []
            for byte in whole.received {
                reader.append([byte])
                while let event = try reader.next() { events.append(event) }
            }
            #expect(events == whole.events)
        }
    }

    @Test func stapleAndALPNAndCertificateRequest() async throws {
        try await withTestCA { authority in
            let certificate = try await authority.issue(["shop.example"])
            // An OCSP response that says "unauthorized": the shortest there is.
            let staple: [UInt8] = [0x30, 0x03, 0x0A, 0x01, 0x06]
            let folder = try TemporaryDirectory()
            defer { folder.remove() }
            let file = try folder.write("staple.der", staple)
            let port = try Ports.free()
            let options = [
                "-status_file", file, "-alpn", "h2,http/1.1", "-Verify", "1", "-CAfile", authority.certificateFile,
            ]
            try await withOpenSSLServer(port: port, certificate: certificate, options: options) { _ in
                let hello = ClientHello.offer(
                    .tls12, random: Flight.random, cipherSuites: CipherSuite.all(in: .tls12), alpn: ["http/1.1"])
                let flight = try Flight(hello, to: port)
                #expect(try flight.hello().alpn == "http/1.1")
                #expect(try flight.hello().promisesStaple)
                let contents = flight.messages.map(\.0)
                let status = contents.compactMap { if case .certificateStatus(let status) = $0 { status } else { nil } }
                #expect(status.map(\.responses) == [[staple]])
                let requests = contents.compactMap {
                    if case .certificateRequest(let request) = $0 { request } else { nil }
                }
                let request = try #require(requests.first)
                #expect(request.authorityCount == 1 && request.authorities.count == 1)
                #expect(request.authorities.first?.first == 0x30)
                #expect(request.certificateTypes.contains(1) && request.certificateTypes.contains(64))
                #expect(request.signatureSchemes.contains(.ecdsaSecp256r1SHA256))
                #expect(try flight.keyExchange().signatureScheme == .ecdsaSecp256r1SHA256)
                #expect(flight.reader.notes == [])
            }
        }
    }

    @Test func helloRetryRequestNamesTheFavouriteGroup() async throws {
        try await withServer(["-groups", "P-384:X25519"]) { port in
            var hello = ClientHello.offer(
                .tls13, random: Flight.random, sessionID: Flight.random,
                cipherSuites: CipherSuite.all(in: .tls13), groups: [.x25519, .secp384r1])
            let flight = try Flight(hello, to: port)
            let retry = try flight.hello()
            #expect(retry.isHelloRetryRequest && retry.version == .tls13)
            #expect(retry.legacyVersion == .tls12)
            #expect(retry.sessionID == Flight.random)
            #expect(retry.requestedGroup == .secp384r1 && retry.keyShare == nil)
            #expect(flight.reader.notes == [])
            hello = ClientHello.offer(
                .tls13, random: Flight.random, cipherSuites: CipherSuite.all(in: .tls13),
                groups: [.x25519, .secp384r1],
                keyShares: [Flight.x25519Share])
            let second = try Flight(hello, to: port)
            let chosen = try second.hello()
            #expect(!chosen.isHelloRetryRequest && chosen.version == .tls13)
            #expect(chosen.keyShare?.group == .x25519 && chosen.keyShare?.publicKey.count == 32)
            #expect(chosen.downgradeSentinel == nil)
            #expect(second.events.contains { if case .protected = $0 { true } else { false } })
            #expect(second.reader.notes == [])
        }
    }

    /// What is encrypted is read as s_client decrypted it.
    @Test func messagesOfTLS13() async throws {
        try await withTestCA { authority in
            let certificate = try await authority.intermediate().issue(["shop.example"])
            let staple: [UInt8] = [0x30, 0x03, 0x0A, 0x01, 0x06]
            let folder = try TemporaryDirectory()
            defer { folder.remove() }
            let file = try folder.write("staple.der", staple)
            let port = try Ports.free()
            let options = [
                "-status_file", file, "-alpn", "h2", "-verify", "1", "-CAfile", authority.certificateFile,
                "-early_data", "-max_early_data", "4711",
            ]
            try await withOpenSSLServer(port: port, certificate: certificate, options: options) { _ in
                let client = try await OpenSSLClient(
                    port: port, ["-tls1_3", "-status", "-alpn", "h2"])
                var notes = TLSWireNotes()
                let context = ServerContext(version: .tls13, cipherSuite: CipherSuite(rawValue: 0x1302))
                let read = try client.messages.map { try ServerMessage($0, in: context, notes: &notes) }
                #expect(notes.all == [])
                #expect(
                    client.names.prefix(6) == [
                        "server_hello", "encrypted_extensions", "certificate_request", "certificate",
                        "certificate_verify", "finished",
                    ])
                for message in read {
                    switch message {
                    case .serverHello(let hello): #expect(hello.version == .tls13 && hello.keyShare != nil)
                    case .encryptedExtensions(let rest): #expect(rest.alpn == "h2" && !rest.acceptsEarlyData)
                    case .certificate(let chain):
                        #expect(chain.count == 2 && chain.context == [])
                        #expect(chain.entries.map(\.ocspResponse) == [staple, nil])
                    case .certificateRequest(let request):
                        #expect(request.authorityCount == 1)
                        #expect(request.signatureSchemes.contains(.ed25519))
                    case .certificateVerify(let proof): #expect(proof.scheme == .ecdsaSecp256r1SHA256)
                    case .finished(let data): #expect(data.count == 48)
                    case .newSessionTicket(let ticket):
                        #expect(ticket.lifetime == 7200 && ticket.maxEarlyData == 4711 && !ticket.ticket.isEmpty)
                    default: Issue.record("\(message)")
                    }
                }
            }
        }
    }

    @Test func refusals() async throws {
        try await withServer(["-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256"]) { port in
            let old = ClientHello.offer(.tls10, random: Flight.random, cipherSuites: CipherSuite.all(in: .tls10))
            #expect(try Flight(old, to: port).alerts == [.fatal(.protocolVersion)])
            let other = ClientHello.offer(.tls12, random: Flight.random, cipherSuites: [CipherSuite(rawValue: 0x002F)])
            let flight = try Flight(other, to: port)
            #expect(flight.alerts == [.fatal(.handshakeFailure)])
            #expect(flight.alerts.first?.description == "fatal handshake_failure")
            #expect(flight.messages.isEmpty)
        }
    }

    @Test func fallbackSCSVIsRefused() async throws {
        try await withServer { port in
            let suites = CipherSuite.all(in: .tls11) + [.fallbackSCSV]
            let hello = ClientHello.offer(.tls11, random: Flight.random, cipherSuites: suites)
            let flight = try Flight(hello, to: port)
            #expect(flight.alerts == [.fatal(.inappropriateFallback)])
        }
    }

    @Test func aPatchedServerDoesNotEcho() async throws {
        try await withServer { port in
            let nonce = [UInt8](200..<216)
            let hello = ClientHello.offer(
                .tls12, random: Flight.random, cipherSuites: CipherSuite.all(in: .tls12), more: [.heartbeat(mode: 1)])
            let probe = try TLSRecord.heartbeat(.tls12, nonce: nonce) + TLSRecord.bogusFinished(.tls12)
            let flight = try Flight(hello, to: port, then: probe)
            #expect(try flight.hello().heartbeatMode == nil)
            #expect(!flight.events.contains { if case .heartbeat = $0 { true } else { false } })
            #expect(flight.alerts == [.fatal(.unexpectedMessage)])
        }
    }

    @Test func earlyChangeCipherSpecIsRefused() async throws {
        try await withServer { port in
            let hello = ClientHello.offer(.tls12, random: Flight.random, cipherSuites: CipherSuite.all(in: .tls12))
            let flight = try Flight(hello, to: port, then: TLSRecord.changeCipherSpec(.tls12))
            #expect(flight.alerts == [.fatal(.unexpectedMessage)])
        }
    }

    @Test func grease() async throws {
        try await withServer { port in
            let hello = ClientHello.offer(
                .tls13, random: Flight.random,
                cipherSuites: [CipherSuite(rawValue: GREASE.values[0])] + CipherSuite.all(in: .tls13),
                groups: [NamedGroup(rawValue: GREASE.values[1]), .x25519], keyShares: [Flight.x25519Share],
                more: [.other(TLSExtensionType(rawValue: GREASE.values[2]), []), .recordSizeLimit(4096)])
            let flight = try Flight(hello.padded(), to: port)
            #expect(try flight.hello().keyShare?.group == .x25519)
        }
    }
}

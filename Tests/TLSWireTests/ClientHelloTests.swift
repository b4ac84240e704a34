import TLSWire
import Testing

@Suite struct ClientHelloTests {
    private let random = [UInt8](0..<32)

    private func read(_ bytes: [UInt8]) throws -> [TLSRecord] {
        var reader = TLSRecordReader()
        reader.append(bytes)
        var records: [TLSRecord] = []
        while let frame = try reader.next() {
            if case .record(let record) = frame { records.append(record) }
        }
        try reader.finish()
        return records
    }

    private func roundTrip(_ hello: ClientHello) throws -> ClientHello {
        var reader = HandshakeReader()
        for record in try read(hello.records()) { reader.append(record.fragment) }
        return try ClientHello(message: #require(try reader.next()), recordVersion: hello.recordVersion)
    }

    @Test func bytesOfASmallHello() throws {
        let hello = ClientHello(
            version: .tls12, random: random, cipherSuites: [CipherSuite(rawValue: 0xC02F), .fallbackSCSV],
            extensions: [.serverName("a.example"), .heartbeat(mode: 1)], sessionID: [7, 8])
        let expected: [UInt8] =
            [0x16, 3, 1, 0, 0x4A, 1, 0, 0, 0x46, 3, 3] + random + [2, 7, 8, 0, 4, 0xC0, 0x2F, 0x56, 0, 1, 0, 0, 23]
            + [0, 0, 0, 14, 0, 12, 0, 0, 9] + Array("a.example".utf8) + [0, 15, 0, 1, 1]
        #expect(try hello.records() == expected)
    }

    @Test func ssl3HasNoExtensions() throws {
        let hello = ClientHello.offer(
            .ssl3, random: random, cipherSuites: [CipherSuite(rawValue: 5)], serverName: "a.example")
        let expected: [UInt8] = [0x16, 3, 0, 0, 0x2F, 1, 0, 0, 0x2B, 3, 0] + random + [0, 0, 4, 0, 5, 0, 0xFF, 1, 0]
        #expect(try hello.records() == expected)
        #expect(hello.offeredExtensions == [.renegotiationInfo])
    }

    /// Content of each extension, by the RFC that defines it.
    @Test(arguments: [
        (ClientHelloExtension.alpn(["h2", "x"]), [0, 16, 0, 7, 0, 5, 2, 0x68, 0x32, 1, 0x78]),
        (.supportedGroups([.x25519, .x25519MLKEM768]), [0, 10, 0, 6, 0, 4, 0, 0x1D, 0x11, 0xEC]),
        (.ecPointFormats([0]), [0, 11, 0, 2, 1, 0]),
        (.signatureAlgorithms([.ed25519]), [0, 13, 0, 4, 0, 2, 8, 7]),
        (.signatureAlgorithmsCert([.ed448]), [0, 50, 0, 4, 0, 2, 8, 8]),
        (.statusRequest, [0, 5, 0, 5, 1, 0, 0, 0, 0]),
        (.statusRequestV2, [0, 17, 0, 16, 0, 14, 2, 0, 4, 0, 0, 0, 0, 1, 0, 4, 0, 0, 0, 0]),
        (.signedCertificateTimestamp, [0, 18, 0, 0]), (.heartbeat(mode: 2), [0, 15, 0, 1, 2]),
        (.sessionTicket([1, 2]), [0, 35, 0, 2, 1, 2]), (.extendedMasterSecret, [0, 23, 0, 0]),
        (.encryptThenMAC, [0, 22, 0, 0]), (.renegotiationInfo([]), [0xFF, 1, 0, 1, 0]),
        (.supportedVersions([.tls13, .tls12]), [0, 43, 0, 5, 4, 3, 4, 3, 3]),
        (.keyShare([]), [0, 51, 0, 2, 0, 0]),
        (
            .keyShare([TLSKeyShare(group: .secp256r1, publicKey: [4, 5])]),
            [0, 51, 0, 8, 0, 6, 0, 0x17, 0, 2, 4, 5]
        ),
        (.pskKeyExchangeModes([1]), [0, 45, 0, 2, 1, 1]), (.cookie([9]), [0, 44, 0, 3, 0, 1, 9]),
        (.padding(3), [0, 21, 0, 3, 0, 0, 0]), (.maxFragmentLength(1), [0, 1, 0, 1, 1]),
        (.recordSizeLimit(0x1234), [0, 28, 0, 2, 0x12, 0x34]),
        (.other(TLSExtensionType(rawValue: 0x0A0A), [1]), [0x0A, 0x0A, 0, 1, 1]),
    ])
    func extensions(_ item: ClientHelloExtension, _ expected: [UInt8]) throws {
        let hello = ClientHello(version: .tls12, random: random, cipherSuites: [], extensions: [item])
        let message = try hello.message()
        #expect(message.suffix(expected.count) == expected[...])
        #expect(Array(message[43..<45]) == [0, UInt8(expected.count)])
    }

    @Test(arguments: [TLSVersion.ssl3, .tls10, .tls11, .tls12, .tls13])
    func readsBack(_ version: TLSVersion) throws {
        let hello = ClientHello.offer(
            version, random: random, sessionID: random, cipherSuites: CipherSuite.all(in: version),
            serverName: "shop.example", keyShares: [Flight.x25519Share], alpn: ["h2"])
        let again = try roundTrip(hello)
        #expect(try again.message() == hello.message())
        #expect(again.cipherSuites == hello.cipherSuites)
        #expect(again.extensions.map(\.type) == hello.extensions.map(\.type))
        #expect(again.recordVersion == (version == .ssl3 ? .ssl3 : .tls10))
        #expect(again.version == min(version, .tls12))
    }

    @Test func padding() throws {
        var found = 0
        for names in 0..<40 {
            let hello = ClientHello(
                version: .tls12, random: random, cipherSuites: [CipherSuite(rawValue: 0xC02F)],
                extensions: [.alpn((0..<names * 2).map { "protocol-\($0)" }), .other(.preSharedKey, [1])])
            let (before, after) = (try hello.message().count, try hello.padded())
            #expect(after.extensions.last?.type == .preSharedKey)
            let count = try after.message().count
            if (256...511).contains(before) {
                found += 1
                #expect(count == max(512, before + 5))
            } else {
                #expect(count == before)
            }
        }
        #expect(found > 5)
    }

    @Test func fragments() throws {
        let hello = ClientHello.offer(.tls12, random: random, cipherSuites: CipherSuite.all(in: .tls12))
        let records = try read(hello.records(fragment: 100))
        #expect(records.dropLast().allSatisfy { $0.fragment.count == 100 })
        #expect(records.flatMap(\.fragment) == (try hello.message()))
        #expect(try read(hello.records(fragment: 0)).allSatisfy { $0.fragment.count == 1 })
    }

    @Test func whatDoesNotFitIsRefused() throws {
        func reason(_ hello: ClientHello) -> TLSWireError.Reason? {
            do throws(TLSWireError) {
                _ = try hello.records()
                return nil
            } catch { return error.reason }
        }
        #expect(reason(ClientHello(version: .tls12, random: [1], cipherSuites: [])) == .badValue)
        #expect(
            reason(ClientHello(version: .tls12, random: random, cipherSuites: [], sessionID: random + [1])) == .tooLarge
        )
        let name = String(repeating: "a", count: 256)
        #expect(
            reason(ClientHello(version: .tls12, random: random, cipherSuites: [], extensions: [.alpn([name])]))
                == .tooLarge)
        #expect(
            reason(ClientHello(version: .tls12, random: random, cipherSuites: [], extensions: [.padding(70_000)]))
                == .tooLarge)
        let suites = [CipherSuite](repeating: .fallbackSCSV, count: 33_000)
        #expect(reason(ClientHello(version: .tls12, random: random, cipherSuites: suites)) == .tooLarge)
    }

    @Test func ssl2Hello() throws {
        let hello = SSL2ClientHello(kinds: [SSL2CipherKind(rawValue: 0x010080)], challenge: [UInt8](0..<16))
        #expect(try hello.encoded() == [0x80, 28, 1, 0, 2, 0, 3, 0, 0, 0, 16, 1, 0, 0x80] + [UInt8](0..<16))
        #expect(throws: TLSWireError.self) { try SSL2ClientHello(challenge: [1]).encoded() }
    }

    /// Section 2 of the Heartbleed research: 3 bytes and the nonce, no padding, and not one byte more asked for.
    @Test func heartbeatAsksForNothingThatIsNotOurs() throws {
        let nonce = [UInt8](1...16)
        let record = try TLSRecord.heartbeat(.tls11, nonce: nonce)
        #expect(record == [24, 3, 2, 0, 19, 1, 0, 16] + nonce)
        #expect(throws: TLSWireError.self) { try TLSRecord.heartbeat(.tls11, nonce: []) }
        #expect(throws: TLSWireError.self) { try TLSRecord.heartbeat(.tls11, nonce: nonce + [1]) }
    }

    @Test func otherRecords() {
        #expect(TLSRecord.changeCipherSpec(.tls12) == [20, 3, 3, 0, 1, 1])
        #expect(TLSRecord.alert(.tls10, .fatal(.closeNotify)) == [21, 3, 1, 0, 2, 2, 0])
        #expect(TLSRecord.bogusFinished(.tls12) == [22, 3, 3, 0, 16, 20, 0, 0, 12] + [UInt8](repeating: 0, count: 12))
        #expect(TLSRecord.bogusFinished(.ssl3).count == 5 + 4 + 36)
    }
}

import TLSWire
import Testing

/// Every message cut off at every byte, and what else can be off with it.
@Suite struct BrokenMessageTests {
    private static let random = [UInt8](repeating: 5, count: 32)

    private static func vector(_ width: Int, _ content: [UInt8]) -> [UInt8] {
        (0..<width).reversed().map { UInt8(truncatingIfNeeded: content.count >> (8 * $0)) } + content
    }

    private static func item(_ type: UInt16, _ content: [UInt8]) -> [UInt8] {
        [UInt8(type >> 8), UInt8(type & 0xFF)] + vector(2, content)
    }

    private static func hello(
        _ extensions: [UInt8]?, random: [UInt8] = random, suite: [UInt8] = [0xC0, 0x2F]
    ) -> [UInt8] {
        [3, 3] + random + [2, 7, 8] + suite + [0] + (extensions.map { vector(2, $0) } ?? [])
    }

    private static let certificates = vector(3, vector(3, [0x30, 1]) + vector(3, [0x30, 2]))
    private static let certificates13 =
        [0]
        + vector(
            3, vector(3, [0x30, 1]) + vector(2, item(5, [1] + vector(3, [9, 9]))) + vector(3, [0x30, 2]) + [0, 0])
    private static let dhe = vector(2, [0, 0x7F, 1]) + vector(2, [2]) + vector(2, [3]) + [8, 4] + vector(2, [1, 2])
    private static let ecdhe = [3, 0, 29] + vector(1, [1, 2]) + [4, 1] + vector(2, [1, 2, 3])
    private static let explicitPrime =
        [1] + vector(1, [0x0F, 1]) + vector(1, [1]) + vector(1, [2]) + vector(1, [4]) + vector(1, [5]) + vector(1, [1])
        + vector(1, [4, 1]) + [4, 1] + vector(2, [1])
    private static let request = vector(1, [1, 64]) + vector(2, [4, 1, 4, 3]) + vector(2, vector(2, [0x30, 0]))
    private static let request13 =
        [0] + vector(2, item(13, vector(2, [8, 7])) + item(47, vector(2, vector(2, [0x30, 0]))))
    private static let ticket13: [UInt8] =
        [0, 0, 0x1C, 0x20, 1, 2, 3, 4] + vector(1, [0]) + vector(2, [7, 7]) + vector(2, item(42, [0, 0, 0x10, 0]))

    struct Sample: CustomTestStringConvertible {
        let name: String
        let type: HandshakeType
        let body: [UInt8]
        var version: TLSVersion = .tls12
        var suite: UInt16 = 0xC02F
        /// Fewest bytes that are a message too: a hello may end before its extensions.
        var shorter: Set<Int> = []
        var testDescription: String { name }
    }

    static let samples: [Sample] = [
        Sample(
            name: "server hello", type: .serverHello,
            body: hello(item(15, [1]) + item(16, vector(2, vector(1, [0x68])))),
            shorter: [40]),
        Sample(
            name: "hello retry request", type: .serverHello,
            body: hello(
                item(43, [3, 4]) + item(51, [0, 23]) + item(44, vector(2, [1])), random: ServerHello.helloRetryRandom),
            shorter: [40]),
        Sample(
            name: "encrypted extensions", type: .encryptedExtensions,
            body: vector(2, item(16, vector(2, vector(1, [0x68])))),
            version: .tls13),
        Sample(name: "certificate", type: .certificate, body: certificates),
        Sample(name: "certificate 1.3", type: .certificate, body: certificates13, version: .tls13),
        Sample(name: "certificate status", type: .certificateStatus, body: [1] + vector(3, [0x30, 0])),
        Sample(
            name: "certificate statuses", type: .certificateStatus, body: [2] + vector(3, vector(3, [1]) + [0, 0, 0])),
        Sample(name: "DHE", type: .serverKeyExchange, body: dhe, suite: 0x009E),
        Sample(name: "ECDHE", type: .serverKeyExchange, body: ecdhe),
        Sample(name: "explicit curve", type: .serverKeyExchange, body: explicitPrime),
        Sample(
            name: "export RSA", type: .serverKeyExchange,
            body: vector(2, [0x80] + [UInt8](repeating: 1, count: 63)) + vector(2, [1, 0, 1]) + vector(2, [1]),
            version: .tls10, suite: 0x0003),
        Sample(
            name: "DHE-PSK", type: .serverKeyExchange,
            body: vector(2, [0x68]) + vector(2, [7]) + vector(2, [2]) + vector(2, [3]),
            suite: 0x0090),
        Sample(
            name: "SRP", type: .serverKeyExchange,
            body: vector(2, [7]) + vector(2, [2]) + vector(1, [1]) + vector(2, [3]) + [4, 1] + vector(2, [1]),
            suite: 0xC021),
        Sample(name: "certificate request", type: .certificateRequest, body: request),
        Sample(name: "certificate request 1.3", type: .certificateRequest, body: request13, version: .tls13),
        Sample(
            name: "certificate verify", type: .certificateVerify, body: [8, 4] + vector(2, [1, 2]), version: .tls13),
        Sample(name: "ticket", type: .newSessionTicket, body: [0, 0, 1, 0x2C] + vector(2, [1, 2])),
        Sample(name: "ticket 1.3", type: .newSessionTicket, body: ticket13, version: .tls13),
        Sample(name: "key update", type: .keyUpdate, body: [1], version: .tls13),
    ]

    private func read(_ sample: Sample, _ body: [UInt8]) -> Result<(ServerMessage, [TLSWireNote]), TLSWireError> {
        var notes = TLSWireNotes()
        let context = ServerContext(version: sample.version, cipherSuite: CipherSuite(rawValue: sample.suite))
        do throws(TLSWireError) {
            let message = try HandshakeMessage(type: sample.type, body: body)
            return .success((try ServerMessage(message, in: context, notes: &notes), notes.all))
        } catch { return .failure(error) }
    }

    @Test(arguments: samples)
    func wholeIsWithoutNotes(_ sample: Sample) throws {
        let (_, notes) = try read(sample, sample.body).get()
        #expect(notes == [])
    }

    @Test(arguments: samples)
    func cutAtEveryByte(_ sample: Sample) {
        for length in 0..<sample.body.count {
            switch read(sample, Array(sample.body.prefix(length))) {
            case .failure(let error):
                #expect(error.reason == .truncated)
                #expect((4...4 + length).contains(error.offset), "\(error)")
            case .success: #expect(sample.shorter.contains(length), "\(length) bytes were taken")
            }
        }
    }

    @Test(arguments: samples)
    func oneByteMoreIsNoted(_ sample: Sample) throws {
        let (_, notes) = try read(sample, sample.body + [0]).get()
        #expect(notes.map(\.kind) == [.trailingBytes])
        #expect(notes.first?.offset == 4 + sample.body.count)
    }

    /// Every byte changed to a few others: no outcome is demanded but that there is one.
    @Test(arguments: samples)
    func everyByteChanged(_ sample: Sample) {
        for place in sample.body.indices {
            for value: UInt8 in [0, 1, 0x7F, 0xFF, sample.body[place] &+ 1] {
                var body = sample.body
                body[place] = value
                if case .failure(let error) = read(sample, body) {
                    #expect((4...4 + body.count).contains(error.offset), "\(error)")
                }
            }
        }
    }

    /// As a stream, cut anywhere: nothing is invented, and the end is told.
    @Test(arguments: samples)
    func streamCutAtEveryByte(_ sample: Sample) throws {
        let message = try HandshakeMessage(type: sample.type, body: sample.body)
        let bytes = TLSRecord(.handshake, .tls12, message.bytes).encoded()
        for length in 1..<bytes.count {
            var reader = TLSServerReader()
            reader.append(Array(bytes.prefix(length)))
            #expect(try reader.next() == nil)
            let error = #expect(throws: TLSWireError.self) { try reader.finish() }
            #expect(error?.reason == .endedEarly)
        }
    }

    private func hello(_ extensions: [UInt8], offered: Set<TLSExtensionType>? = nil) throws -> (
        ServerHello, [TLSWireNote]
    ) {
        var notes = TLSWireNotes()
        let message = try HandshakeMessage(type: .serverHello, body: Self.hello(extensions))
        return (try ServerHello(message, offered: offered, notes: &notes), notes.all)
    }

    @Test func oddExtensions() throws {
        let twice = try hello(Self.item(15, [1]) + Self.item(15, [2]), offered: [.heartbeat])
        #expect(twice.0.heartbeatMode == 1)
        #expect(twice.1.map(\.kind) == [.duplicateExtension])
        #expect(twice.1.first?.offset == 4 + 42 + 5)
        let unsolicited = try hello(Self.item(15, [1]), offered: [.alpn])
        #expect(unsolicited.1.map(\.description) == ["the extension heartbeat was not offered (byte 46)"])
        let bad = try hello(Self.item(16, [0]))
        #expect(bad.0.alpn == nil && bad.1.map(\.kind) == [.badExtension])
        let two = try hello(Self.item(16, Self.vector(2, Self.vector(1, [0x61]) + Self.vector(1, [0x62]))))
        #expect(two.0.alpn == nil && two.1.map(\.kind) == [.badExtension])
        let long = try hello(Self.item(15, [1, 1]))
        #expect(long.0.heartbeatMode == 1 && long.1.map(\.kind) == [.trailingBytes])
        let broken = try hello(Self.item(15, [1]) + [0, 5, 0])
        #expect(broken.0.heartbeatMode == 1 && broken.1.map(\.kind) == [.brokenList])
    }

    @Test func sentinels() throws {
        func sentinel(_ end: [UInt8]) throws -> ServerHello.DowngradeSentinel? {
            var notes = TLSWireNotes()
            let random = [UInt8](repeating: 1, count: 24) + end
            let message = try HandshakeMessage(type: .serverHello, body: Self.hello(nil, random: random))
            return try ServerHello(message, notes: &notes).downgradeSentinel
        }
        #expect(try sentinel(Array("DOWNGRD\u{1}".utf8)) == .fromTLS13)
        #expect(try sentinel(Array("DOWNGRD\u{0}".utf8)) == .fromTLS12)
        #expect(try sentinel(Array("DOWNGRD\u{2}".utf8)) == nil)
    }

    @Test func manyCertificates() throws {
        var notes = TLSWireNotes()
        let list = (0..<250).flatMap { Self.vector(3, [0x30, UInt8($0)]) }
        let message = try HandshakeMessage(type: .certificate, body: Self.vector(3, list + [0, 0, 0]))
        let chain = try CertificateMessage(message, notes: &notes)
        #expect(chain.count == 251 && chain.entries.count == 200)
        #expect(notes.all.map(\.kind) == [.emptyCertificate, .tooMany])
        #expect(chain.entries.last?.der == [0x30, 199])
    }

    /// A chain whose second certificate is cut off still shows the first.
    @Test func firstCertificateSurvives() throws {
        var notes = TLSWireNotes()
        let body = Self.vector(3, Self.vector(3, [0x30, 1]) + [0, 1, 0, 9])
        let chain = try CertificateMessage(HandshakeMessage(type: .certificate, body: body), notes: &notes)
        #expect(chain.entries.map(\.der) == [[0x30, 1]])
        #expect(notes.all.map(\.kind) == [.brokenList])
    }

    @Test func keyExchangesAreUnderstood() throws {
        func exchange(_ name: String) throws -> ServerKeyExchange {
            let sample = try #require(Self.samples.first { $0.name == name })
            guard case .serverKeyExchange(let exchange) = try read(sample, sample.body).get().0 else {
                throw TLSWireError(.badValue, at: 0, name)
            }
            return exchange
        }
        let dhe = try exchange("DHE")
        #expect(dhe.bits == 15 && dhe.signatureScheme == .rsaPSSRSAESHA256 && dhe.signature == [1, 2])
        #expect(dhe.signedParameters == Array(Self.dhe.prefix(11)))
        #expect(try exchange("ECDHE").group == .x25519)
        let explicit = try exchange("explicit curve")
        #expect(explicit.parameters == .explicitCurve(.explicitPrime, fieldBits: 12, publicKey: [4, 1]))
        #expect(explicit.bits == 12)
        let export = try exchange("export RSA")
        #expect(export.bits == 512 && export.signatureScheme == nil)
        let psk = try exchange("DHE-PSK")
        #expect(psk.identityHint == [0x68] && psk.bits == 3 && psk.signature.isEmpty)
    }

    @Test func heartbeatsAreCounted() throws {
        let nonce = [UInt8](1...16)
        let padding = [UInt8](repeating: 9, count: 16)
        let record = TLSRecord(.heartbeat, .tls12, [2, 0, 16] + nonce + padding)
        #expect(record.encoded().count == 5 + 35)
        let echo = try HeartbeatMessage(record)
        #expect(echo.echoes(nonce) && echo.claimedLength == 16 && echo.foreignBytes(nonce) == 0)
        let leak = try HeartbeatMessage(TLSRecord(.heartbeat, .tls12, [2, 0x40, 0] + nonce + padding + [1, 2, 3]))
        #expect(leak.echoes(nonce) && leak.foreignBytes(nonce) == 3)
        let foreign = try HeartbeatMessage(TLSRecord(.heartbeat, .tls12, [2, 0, 16] + padding + padding))
        #expect(!foreign.echoes(nonce) && foreign.foreignBytes(nonce) == 16)
        #expect(throws: TLSWireError.self) { try HeartbeatMessage(TLSRecord(.heartbeat, .tls12, [2, 0])) }
        #expect(try !HeartbeatMessage(TLSRecord(.heartbeat, .tls12, [1, 0, 16] + nonce)).echoes(nonce))
    }

    @Test func transcript() throws {
        #expect(try HandshakeMessage.messageHash([1, 2]) == [254, 0, 0, 2, 1, 2])
        let message = try HandshakeMessage(type: .finished, body: [1, 2, 3])
        var reader = TLSServerReader()
        reader.takeDecrypted(.handshake, message.bytes)
        #expect(try reader.next() == .handshake(.finished([1, 2, 3]), message))
        reader.takeDecrypted(.alert, [1, 0])
        #expect(try reader.next() == .alert(.warning(.closeNotify)))
        #expect(try reader.next() == nil)
    }
}

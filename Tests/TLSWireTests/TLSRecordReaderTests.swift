import TLSWire
import Testing

@Suite struct TLSRecordReaderTests {
    private func failure(_ bytes: [UInt8], finish: Bool = true) -> TLSWireError? {
        var reader = TLSRecordReader()
        reader.append(bytes)
        do throws(TLSWireError) {
            while try reader.next() != nil {}
            if finish { try reader.finish() }
            return nil
        } catch { return error }
    }

    private func record(_ type: TLSContentType, _ fragment: [UInt8], _ version: TLSVersion = .tls12) -> [UInt8] {
        TLSRecord(type, version, fragment).encoded()
    }

    @Test(arguments: [
        ("HTTP/1.1 400 Bad Request\r\nServer: x\r\n", ForeignSpeech.Kind.http, "HTTP/1.1 400 Bad Request"),
        ("SSH-2.0-OpenSSH_9.2p1\r\n", .ssh, "SSH-2.0-OpenSSH_9.2p1"),
        ("220 mail.example ESMTP\r\n", .mailOrFTP, "220 mail.example ESMTP"),
        ("+OK ready\r\n", .pop3, "+OK ready"), ("* OK IMAP4\r\n", .imap, "* OK IMAP4"),
        ("<html>\n", .html, "<html>"),
        ("<stream:stream xmlns='jabber:client'>\n", .xmpp, "<stream:stream xmlns='jabber:client'>"),
        ("hello\u{1B}[31m\n", .binary, "68656c6c6f1b5b33316d0a"), ("welcome\n", .text, "welcome"),
        ("N", .postgres, "4e"),
        ("J\u{0}\u{0}\u{0}\u{0A}8.0.36\u{0}", .mysql, "4a0000000a382e302e333600"),
        ("\u{3}\u{4}\u{0}", .binary, "030400"),
    ])
    func otherProtocols(_ text: String, _ kind: ForeignSpeech.Kind, _ line: String) throws {
        let error = try #require(failure(Array(text.utf8)))
        #expect(error.reason == .notTLS)
        #expect(error.offset == 0)
        #expect(error.foreign?.kind == kind)
        #expect(error.foreign?.line == line)
        #expect(error.message.utf8.allSatisfy { $0 >= 0x20 })
    }

    @Test func aLineIsWaitedFor() throws {
        #expect(failure(Array("HTTP/1.1 400 Bad".utf8), finish: false) == nil)
        #expect(failure(Array("HTTP/1.1 400 Bad".utf8))?.foreign?.line == "HTTP/1.1 400 Bad")
        let long = failure([UInt8](repeating: 0x61, count: 10_000), finish: false)
        #expect(long?.foreign?.line.count == 200)
    }

    @Test func records() throws {
        let bytes =
            record(.handshake, [1, 2, 3]) + record(.applicationData, [UInt8](repeating: 7, count: 16_384 + 256))
        for size in [1, 2, 7, bytes.count] {
            var reader = TLSRecordReader()
            var frames: [TLSFrame] = []
            for start in stride(from: 0, to: bytes.count, by: size) {
                reader.append(Array(bytes[start..<min(start + size, bytes.count)]))
                while let frame = try reader.next() { frames.append(frame) }
            }
            try reader.finish()
            #expect(reader.pending == 0 && reader.offset == bytes.count && reader.recordCount == 2)
            #expect(frames.first == .record(TLSRecord(.handshake, .tls12, [1, 2, 3])))
            guard case .record(let second) = frames.last else {
                Issue.record("\(frames)")
                return
            }
            #expect(second.offset == 8 && second.fragment.count == 16_640)
        }
    }

    @Test func lengths() {
        let most = TLSRecord.ciphertextLimit
        #expect(most == 18_432)
        #expect(failure(record(.applicationData, [UInt8](repeating: 0, count: most))) == nil)
        let error = failure(record(.handshake, [1]) + [23, 3, 3, 0x48, 0x01], finish: false)
        #expect(error?.reason == .recordTooLong && error?.offset == 6)
        var reader = TLSRecordReader()
        reader.fragmentLimit = TLSRecord.ciphertextLimitTLS13
        reader.append([23, 3, 3, 0x41, 0x01])
        #expect(throws: TLSWireError.self) { try reader.next() }
        #expect(throws: TLSWireError.self) { try reader.finish() }
    }

    @Test func emptyRecords() throws {
        var reader = TLSRecordReader()
        let some = (0..<30).flatMap { _ in record(.applicationData, []) } + record(.handshake, [1])
        reader.append((some + some))
        while try reader.next() != nil {}
        #expect(reader.emptyRecordCount == 60)
        #expect(reader.notes.all.map(\.kind) == [.emptyRecord])
        let many = failure((0..<40).flatMap { _ in record(.handshake, []) })
        #expect(many?.reason == .tooManyEmptyRecords && many?.offset == 32 * 5)
    }

    @Test func endsAndOddities() throws {
        #expect(failure([]) == nil)
        #expect(failure([22, 3])?.reason == .endedEarly)
        #expect(failure([22, 3, 3, 0, 5, 1])?.reason == .endedEarly)
        let broken = failure(record(.handshake, [1]) + Array("oops\n".utf8))
        #expect(broken?.reason == .badRecord && broken?.offset == 6)
        #expect(failure([22, 4, 0, 0, 1, 0])?.reason == .notTLS)
        var reader = TLSRecordReader()
        reader.append(
            (record(.handshake, [1], TLSVersion(rawValue: 0x03FF))
                + record(.alert, [UInt8](repeating: 0, count: 17_000))))
        while try reader.next() != nil {}
        #expect(reader.notes.all.map(\.kind) == [.recordVersion, .longRecord])
        reader = TLSRecordReader()
        reader.recordLimit = 3
        reader.append((0..<4).flatMap { _ in record(.handshake, [1]) })
        #expect(throws: TLSWireError.self) { while try reader.next() != nil {} }
    }

    @Test func ssl2() throws {
        let body: [UInt8] = [4, 0, 1, 0, 2, 0, 3, 0, 6, 0, 2, 0x30, 1, 0, 1, 0, 0x80, 7, 0, 0xC0, 8, 9]
        let bytes = [0x80, UInt8(body.count)] + body
        var reader = TLSServerReader()
        reader.append(bytes)
        guard case .ssl2(let hello) = try reader.next() else {
            Issue.record("no hello")
            return
        }
        #expect(hello.version == .ssl2 && hello.certificate == [0x30, 1, 0] && hello.connectionID == [8, 9])
        #expect(hello.kinds.map(\.name) == ["SSL_CK_RC4_128_WITH_MD5", "SSL_CK_DES_192_EDE3_CBC_WITH_MD5"])
        #expect(reader.notes.isEmpty)
        reader.append([0x80, 3, 0, 0, 1])
        #expect(try reader.next() == .ssl2Error(code: 1))
        for length in 3..<bytes.count {
            var short = TLSServerReader()
            let body = bytes[2..<length]
            short.append(([0x80, UInt8(body.count)] + body))
            let error = #expect(throws: TLSWireError.self) { try short.next() }
            #expect(error?.reason == .truncated)
        }
    }

    @Test func messageLimit() throws {
        var reader = TLSServerReader(messageLimit: 1000)
        reader.append(record(.handshake, [11, 0, 3, 0xE9, 0]))
        let error = #expect(throws: TLSWireError.self) { try reader.next() }
        #expect(error?.reason == .messageTooLong)
        #expect(error?.message.contains("1001 bytes") == true)
        var whole = TLSServerReader()
        whole.append(record(.handshake, [11, 0xFF, 0xFF, 0xFF]))
        #expect(throws: TLSWireError.self) { try whole.next() }
    }

    @Test func alertsAndInterleaving() throws {
        var reader = TLSServerReader()
        reader.append(
            (record(.alert, [1, 112, 2]) + record(.handshake, [2, 0, 0, 9]) + record(.alert, [40])
                + record(.heartbeat, [1])))
        var events: [TLSEvent] = []
        while let event = try reader.next() { events.append(event) }
        #expect(events == [.alert(.warning(.unrecognizedName)), .alert(.fatal(.handshakeFailure))])
        #expect(reader.notes.map(\.kind) == [.interleaved, .interleaved, .strangeValue])
        let error = #expect(throws: TLSWireError.self) { try reader.finish() }
        #expect(error?.reason == .endedEarly)
    }
}

/// Reads what a server sends, from the first byte to the last that is in clear.
///
/// ```swift
/// var reader = TLSServerReader(offered: hello.offeredExtensions)
/// reader.append(bytes.span)
/// while let event = try reader.next() { … }
/// ```
package struct TLSServerReader: Sendable {
    /// Caps, and records not yet taken.
    package var records = TLSRecordReader()
    /// What was agreed so far.
    package private(set) var context: ServerContext
    /// All that was off, that of records first.
    package var notes: [TLSWireNote] { records.notes.all + messageNotes.all }
    /// Whether a record other than those in clear is to be expected.
    package private(set) var isProtected = false

    private var messageNotes = TLSWireNotes()
    private var handshake: HandshakeReader
    private var alertBytes: [UInt8] = []
    private var alerts: [TLSAlert] = []

    package init(offered: Set<TLSExtensionType>? = nil, messageLimit: Int = HandshakeReader.defaultMessageLimit) {
        context = ServerContext(offered: offered)
        handshake = HandshakeReader(messageLimit: messageLimit)
    }

    package mutating func append(_ bytes: Span<UInt8>) { records.append(bytes) }

    /// A second hello, after HelloRetryRequest, may offer other extensions.
    package mutating func offer(_ types: Set<TLSExtensionType>) { context.offered = types }

    /// What came next; nil until more bytes are there.
    /// - Throws: What `TLSRecordReader` and `HandshakeReader` throw, after which nothing more can be read.
    package mutating func next() throws(TLSWireError) -> TLSEvent? {
        while true {
            if let event = try pendingEvent() { return event }
            guard let frame = try records.next() else { return nil }
            switch frame {
            case .ssl2(let bytes, let offset): return try ssl2(bytes, offset)
            case .record(let record): if let event = try take(record) { return event }
            }
        }
    }

    /// Says that the server sends no more.
    /// - Throws: `not-tls`, or `ended-early` within a record or message.
    package mutating func finish() throws(TLSWireError) {
        try records.finish()
        guard handshake.isWithinMessage else { return }
        throw TLSWireError(
            .endedEarly, at: records.offset, "the peer stopped after \(handshake.pending) bytes of a handshake message")
    }

    /// Takes what was in a protected record of TLS 1.3; its events come from `next`.
    /// - Parameter content: without the type and padding at its end.
    package mutating func takeDecrypted(_ type: TLSContentType, _ content: [UInt8]) {
        switch type {
        case .handshake: handshake.append(content)
        case .alert: readAlerts(content)
        default: break
        }
    }

    private mutating func pendingEvent() throws(TLSWireError) -> TLSEvent? {
        if let message = try handshake.next() { return read(message) }
        return alerts.isEmpty ? nil : .alert(alerts.removeFirst())
    }

    private mutating func take(_ record: TLSRecord) throws(TLSWireError) -> TLSEvent? {
        if handshake.isWithinMessage, record.type != .handshake, !record.fragment.isEmpty {
            messageNotes.add(
                .interleaved, at: record.offset, "a \(record.type) record comes within a handshake message")
        }
        let isTLS13 = context.isTLS13
        if isProtected, !isTLS13 { return .protected(record) }
        switch record.type {
        case .handshake:
            handshake.append(record.fragment)
            return nil
        case .alert:
            readAlerts(record.fragment)
            return nil
        case .changeCipherSpec:
            // In TLS 1.3 it only looks like what middleboxes expect (RFC 8446 appendix D.4).
            if !isTLS13 { isProtected = true }
            return .changeCipherSpec
        case .heartbeat:
            guard record.fragment.count >= 3 else {
                messageNotes.add(.strangeValue, at: record.offset, "a heartbeat of \(record.fragment.count) bytes")
                return nil
            }
            return .heartbeat(try HeartbeatMessage(record))
        default: return .protected(record)
        }
    }

    private mutating func read(_ message: HandshakeMessage) -> TLSEvent {
        do throws(TLSWireError) {
            let content = try ServerMessage(message, in: context, notes: &messageNotes)
            switch content {
            case .serverHello(let hello), .helloRetryRequest(let hello):
                context.version = hello.version
                context.cipherSuite = hello.cipherSuite
            default: break
            }
            return .handshake(content, message)
        } catch { return .unreadable(message, error) }
    }

    /// Alerts may share a record or be cut in two, though nobody should (RFC 8446 section 5.1).
    private mutating func readAlerts(_ bytes: [UInt8]) {
        alertBytes += bytes
        while alertBytes.count >= 2 {
            alerts.append(TLSAlert(level: alertBytes[0], TLSAlertDescription(rawValue: alertBytes[1])))
            alertBytes.removeFirst(2)
        }
    }

    private mutating func ssl2(_ bytes: [UInt8], _ offset: Int) throws(TLSWireError) -> TLSEvent {
        if bytes.first == 0, bytes.count >= 3 {
            return .ssl2Error(code: UInt16(bytes[1]) << 8 | UInt16(bytes[2]))
        }
        return .ssl2(try SSL2ServerHello(bytes, notes: &messageNotes))
    }
}

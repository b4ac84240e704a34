import Checks
import TLSWire

/// Sends a heartbeat that claims the 16 bytes it has and lacks the padding it must have (RFC 6520 section 4).
///
/// A correct server discards it. One that does not check lengths (CVE-2014-0160) echoes our 16 bytes and 16 of padding:
/// nothing of its memory is asked for, and nothing comes. The bogus Finished behind it makes the server end the handshake
/// with an alert, which drives out a reply that OpenSSL otherwise holds back in its 4 KiB buffer: without it, silence
/// would look like health.
struct HeartbleedExchange: Conversation {
    let version: TLSVersion
    let nonce: [UInt8]
    private(set) var result: HeartbleedResult
    private let hello: ClientHello
    private var reader: TLSServerReader
    private var isSent = false
    private var hasExtension = false
    /// Bytes of an answer that is not ours: somebody else's, or one that was under way.
    private var stray: Int?
    private var isOver = false

    init(_ hello: ClientHello, version: TLSVersion) {
        self.version = version
        self.hello = hello
        nonce = TLSRandom.bytes(TLSRecord.nonceLength)
        reader = TLSServerReader(offered: hello.offeredExtensions, messageLimit: ServerReply.messageLimit)
        result = .unclear("the handshake did not get as far as the question")
    }

    mutating func opening() -> Move {
        guard let bytes = try? hello.padded().records() else { return .done }
        return .send(bytes)
    }

    mutating func received(_ bytes: [UInt8]) -> Move {
        reader.append(bytes.span)
        do throws(TLSWireError) {
            while let event = try reader.next() {
                // What lies behind an end may be the very answer, in the same packet: it counts.
                if isOver {
                    if case .heartbeat(let message) = event, isSent { weigh(message) }
                } else if let move = try take(event) {
                    guard move.isLast else { return move }
                    isOver = true
                }
            }
            return isOver ? .done : .wait
        } catch {
            if !isOver { result = .unclear(error.message) }
            return .done
        }
    }

    mutating func ended(_ failure: ProbeFailure) {
        switch failure.kind {
        case .closed where isSent: clear("it closed the connection")
        case .reset where isSent: clear("it reset the connection")
        default: result = .unclear(failure.detail)
        }
    }

    /// Nothing of ours came back.
    private mutating func clear(_ how: String) {
        result =
            stray.map { .unclear("it sent a heartbeat of \($0) bytes that does not begin with ours") } ?? .patched(how)
    }

    private mutating func weigh(_ message: HeartbeatMessage) {
        guard message.isResponse else { return }
        guard message.echoes(nonce) else { return stray = message.content.count }
        // Type and length take three bytes of the record.
        result = .vulnerable(version: version, received: message.content.count + 3, own: nonce.count)
    }

    private mutating func take(_ event: TLSEvent) throws(TLSWireError) -> Move? {
        switch event {
        case .handshake(.serverHello(let hello), _):
            hasExtension = hello.heartbeatMode != nil
            guard hello.version == version else {
                result = .unclear("it answered with \(hello.version)")
                return .done
            }
            return nil
        case .handshake(.serverHelloDone, _):
            guard hasExtension else {
                result = .notOffered([version])
                return .done
            }
            isSent = true
            return .send(try TLSRecord.heartbeat(version, nonce: nonce) + TLSRecord.bogusFinished(version))
        case .heartbeat(let message) where isSent:
            weigh(message)
            if case .vulnerable = result { return .done }
            return nil
        case .alert(let alert) where alert.isFatal || alert.what == .closeNotify:
            if isSent { clear(alert.phrase) } else { result = .unclear("it refused the hello: \(alert.phrase)") }
            return .done
        default: return nil
        }
    }
}

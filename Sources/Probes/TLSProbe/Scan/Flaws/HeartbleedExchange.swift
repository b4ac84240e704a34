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
                if let move = try take(event) { return move }
            }
            return .wait
        } catch {
            result = .unclear(error.message)
            return .done
        }
    }

    mutating func ended(_ failure: ProbeFailure) {
        switch failure.kind {
        case .closed where isSent: result = .patched("it closed the connection")
        case .reset where isSent: result = .patched("it reset the connection")
        default: result = .unclear(failure.detail)
        }
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
            guard message.echoes(nonce) else {
                result = .unclear("it sent a heartbeat of \(message.content.count) bytes that does not begin with ours")
                return .done
            }
            // Type and length take three bytes of the record.
            result = .vulnerable(version: version, received: message.content.count + 3, own: nonce.count)
            return .done
        case .alert(let alert):
            result = isSent ? .patched(alert.phrase) : .unclear("it refused the hello: \(alert.phrase)")
            return .done
        default: return nil
        }
    }
}

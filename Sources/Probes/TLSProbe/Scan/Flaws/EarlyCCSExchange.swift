import Checks
import TLSWire

/// Sends ChangeCipherSpec twice before there is any key (CVE-2014-0224).
///
/// A correct server refuses the first. One that takes it decrypts the second with keys made of nothing, and its alert
/// says so.
struct EarlyCCSExchange: Conversation {
    let version: TLSVersion
    private(set) var result = EarlyCCSResult.unclear("the handshake did not get as far as the question")
    private let hello: ClientHello
    private var reader: TLSServerReader
    private var isSent = false

    init(_ hello: ClientHello, version: TLSVersion) {
        self.version = version
        self.hello = hello
        reader = TLSServerReader(offered: hello.offeredExtensions, messageLimit: ServerReply.messageLimit)
    }

    mutating func opening() -> Move {
        guard let bytes = try? hello.padded().records() else { return .done }
        return .send(bytes)
    }

    mutating func received(_ bytes: [UInt8]) -> Move {
        reader.append(bytes.span)
        do throws(TLSWireError) {
            while let event = try reader.next() {
                if let move = take(event) { return move }
            }
            return .wait
        } catch {
            result = .unclear(error.message)
            return .done
        }
    }

    mutating func ended(_ failure: ProbeFailure) {
        switch failure.kind {
        case .closed where isSent: result = .refused("it closed the connection")
        case .reset where isSent: result = .refused("it reset the connection")
        default: result = .unclear(failure.detail)
        }
    }

    private mutating func take(_ event: TLSEvent) -> Move? {
        switch event {
        case .handshake(.serverHello(let hello), _) where hello.version != version:
            result = .unclear("it answered with \(hello.version)")
            return .done
        case .handshake(.serverHelloDone, _):
            isSent = true
            return .send(TLSRecord.changeCipherSpec(version) + TLSRecord.changeCipherSpec(version))
        // One that only warns, such as of a name nobody knows, is no end.
        case .alert(let alert) where !alert.isFatal && alert.what != .closeNotify: return nil
        case .alert(let alert) where isSent:
            result =
                switch alert.what {
                case .badRecordMAC, .decryptionFailed: .accepted(alert.phrase)
                default: .refused(alert.phrase)
                }
            return .done
        case .alert(let alert):
            result = .unclear("it refused the hello: \(alert.phrase)")
            return .done
        default: return nil
        }
    }
}

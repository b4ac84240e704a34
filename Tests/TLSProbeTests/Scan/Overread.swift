import Checks
import TLSWire

@testable import TLSProbe

/// What the scanner never sends: a heartbeat that claims 16 KiB and holds nothing. It shows that a test's server would
/// give its memory away.
struct Overread: Conversation {
    /// Bytes that came back.
    private(set) var taken = 0
    private let hello: ClientHello
    private var reader: TLSServerReader

    init() {
        hello = Offer(
            suites: CipherSuite.all(in: .tls12).filter { $0.rawValue != 0 }, groups: NamedGroup.allBeforeTLS13,
            more: [.heartbeat(mode: 1)]
        ).hello(.tls12, serverName: nil)
        reader = TLSServerReader(offered: hello.offeredExtensions)
    }

    mutating func opening() -> Move { .send((try? hello.records()) ?? []) }

    mutating func received(_ bytes: [UInt8]) -> Move {
        reader.append(bytes.span)
        while let event = try? reader.next() {
            switch event {
            case .handshake(.serverHelloDone, _):
                return .send(TLSRecord(.heartbeat, .tls12, [1, 0x40, 0]).encoded())
            case .heartbeat(let message):
                taken = message.content.count
                return .done
            case .alert: return .done
            default: continue
            }
        }
        return .wait
    }

    mutating func ended(_ failure: ProbeFailure) {}
}

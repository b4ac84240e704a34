import Checks
import TLSWire

/// Sends a hello and takes what the server answers in clear; up to TLS 1.2 that is the whole first flight.
struct HelloExchange: Conversation {
    private let bytes: [UInt8]
    private(set) var reply = ServerReply()
    private var reader: TLSServerReader

    /// - Parameter isPadded: off for a hello whose end proves something about all before it.
    init(_ hello: ClientHello, isPadded: Bool = true) {
        reader = TLSServerReader(offered: hello.offeredExtensions, messageLimit: ServerReply.messageLimit)
        do {
            bytes = try (isPadded ? hello.padded() : hello).records()
        } catch {
            bytes = []
            reply.end(ProbeFailure(.tls, .local, phase: .tls, "the hello cannot be written: \(error.message)"))
        }
    }

    init(_ hello: SSL2ClientHello) {
        reader = TLSServerReader()
        bytes = (try? hello.encoded()) ?? []
    }

    mutating func opening() -> Move { bytes.isEmpty ? .done : .send(bytes) }

    mutating func received(_ bytes: [UInt8]) -> Move {
        reader.append(bytes.span)
        do throws(TLSWireError) {
            while let event = try reader.next() {
                reply.take(event)
                if reply.isComplete {
                    reply.notes = reader.notes
                    return .done
                }
            }
        } catch {
            reply.end(.wire(error))
            reply.notes = reader.notes
            return .done
        }
        return .wait
    }

    mutating func ended(_ failure: ProbeFailure) {
        reply.notes = reader.notes
        do throws(TLSWireError) {
            try reader.finish()
            reply.end(failure)
        } catch {
            reply.end(failure.kind == .closed || failure.kind == .timedOut ? .wire(error, after: failure) : failure)
        }
    }
}

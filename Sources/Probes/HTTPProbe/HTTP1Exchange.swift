import Checks
import HTTPWire
import NIOCore
import UpkeepCore

/// One HTTP/1.x answer on one connection.
final class HTTP1Exchange {
    private let answer: AnswerAssembler
    private var parser: HTTPResponseParser

    init(method: String, answer: AnswerAssembler) {
        parser = HTTPResponseParser(method: method)
        self.answer = answer
    }

    /// Takes what came; tells `handler` when the answer is over.
    func receive(_ buffer: ByteBuffer, handler: HopHandler) {
        do throws(ProbeFailure) {
            if try read(buffer.readableBytesUInt8Span) { handler.ended(nil) }
        } catch {
            handler.ended(error)
        }
    }

    /// What the connection's end means for the answer.
    /// - Parameter cleanly: TLS said goodbye, or there was no TLS.
    /// - Returns: nil when the answer is whole.
    func endOfStream(cleanly: Bool) -> ProbeFailure? {
        do throws(ProbeFailure) {
            do throws(HTTPWireError) { try parser.finish() } catch { throw failure(error) }
            if parser.framing == .untilClose {
                if !cleanly { answer.note("the connection ended without TLS close_notify, so a cut would go unseen") }
                try complete(.untilClose)
            } else {
                try complete(.complete)
            }
            return nil
        } catch {
            return error
        }
    }

    /// - Returns: true when no more bytes are wanted.
    private func read(_ bytes: Span<UInt8>) throws(ProbeFailure) -> Bool {
        var position = 0
        while true {
            let step: HTTPResponseParser.Step
            do throws(HTTPWireError) {
                step = try parser.next(in: bytes, from: &position)
            } catch {
                throw failure(error)
            }
            switch step {
            case .needsMore: return false
            case .informational: answer.informational(parser.informational.last?.status ?? 100)
            case .head: begin()
            case .body(let range):
                guard try answer.body(bytes.extracting(range)) else { return true }
            case .complete:
                answer.trailers(parser.trailers)
                try complete(.complete)
                return true
            }
        }
    }

    private func begin() {
        guard let head = parser.head else { return }
        answer.head(
            version: head.version, status: head.status, reason: head.reason, headers: head.fields,
            hasBody: parser.framing != HTTPResponseParser.Framing.none)
    }

    private func complete(_ end: HTTPAnswerObservation.BodyEnd) throws(ProbeFailure) {
        for note in parser.notes { answer.note("\(note)") }
        try answer.complete(end)
    }

    private func failure(_ error: HTTPWireError) -> ProbeFailure {
        let phase: ProbePhase = answer.observation == nil ? .ttfb : .transfer
        if error.reason == .emptyReply { return ProbeFailure(.http, .rejected, phase: phase, "not one byte came") }
        return ProbeFailure(.http, error.probeKind, phase: phase, error.message)
    }
}

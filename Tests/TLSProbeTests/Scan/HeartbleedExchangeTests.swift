import Checks
import TLSWire
import Testing

@testable import TLSProbe

/// The conversation itself, played byte for byte.
struct HeartbleedExchangeTests {
    private static let extensions: [UInt8] = [0, 15, 0, 1, 1]
    private static let flight =
        NastyPeer.flight(NastyPeer.hello(extensions: extensions), NastyPeer.chain(1), NastyPeer.done)
    private static let warning: [UInt8] = [21, 3, 3, 0, 2, 1, 112]
    private static let alert: [UInt8] = [21, 3, 3, 0, 2, 2, 10]
    private static let zeros = [UInt8](repeating: 0, count: 16)

    private static func exchange() -> HeartbleedExchange {
        let offer = Offer(
            suites: [CipherSuite(rawValue: 0x2F)], groups: NamedGroup.allBeforeTLS13, more: [.heartbeat(mode: 1)])
        return HeartbleedExchange(offer.hello(.tls12, serverName: nil), version: .tls12)
    }

    /// - Parameters:
    ///   - before: what comes before the server's flight.
    ///   - after: what comes after the question, made with our nonce.
    ///   - piece: bytes that come at once.
    private static func result(
        before: [UInt8] = [], piece: Int = .max, after: ([UInt8]) -> [UInt8]
    ) -> HeartbleedResult {
        var exchange = exchange()
        _ = exchange.opening()
        var isLast = false
        for bytes in [before + flight, after(exchange.nonce)] {
            for start in stride(from: 0, to: bytes.count, by: min(piece, max(1, bytes.count))) where !isLast {
                isLast =
                    exchange.received(Array(bytes[start..<min(bytes.count, start &+ min(piece, bytes.count))])).isLast
            }
        }
        if !isLast { exchange.ended(TLSFailure.closed) }
        return exchange.result
    }

    private static func reply(_ payload: [UInt8], type: UInt8 = 2) -> [UInt8] {
        NastyPeer.record(24, [type] + NastyPeer.number(payload.count, 2) + payload + zeros)
    }

    private static let vulnerable = HeartbleedResult.vulnerable(version: .tls12, received: 35, own: 16)
    private static let patched = HeartbleedResult.patched("alert 10 (unexpected message)")

    @Test func asksForNothingButItsOwn() throws {
        var exchange = Self.exchange()
        _ = exchange.opening()
        let question = exchange.received(Self.flight).bytes
        // A record of 19 bytes: a request for 16, these 16, and not one of padding. Then a Finished that is none.
        #expect(Array(question.prefix(8)) == [24, 3, 3, 0, 19, 1, 0, 16])
        #expect(Array(question[8..<24]) == exchange.nonce)
        #expect(question[24] == 22)
    }

    @Test(arguments: [Int.max, 1, 7]) func ourBytesAreTheProof(_ piece: Int) {
        #expect(Self.result(piece: piece) { Self.reply($0) } == Self.vulnerable)
        #expect(Self.result(piece: piece) { Self.reply($0) + Self.alert } == Self.vulnerable)
        #expect(Self.result(before: Self.warning, piece: piece) { Self.reply($0) } == Self.vulnerable)
        #expect(Self.result(piece: piece) { Self.warning + Self.reply($0) + Self.alert } == Self.vulnerable)
    }

    @Test func anAnswerBehindTheAlertInOnePacketCounts() {
        #expect(Self.result { Self.alert + Self.reply($0) } == Self.vulnerable)
    }

    @Test(arguments: [Int.max, 1, 7]) func silenceAndAlertsClear(_ piece: Int) {
        #expect(Self.result(piece: piece) { _ in Self.alert } == Self.patched)
        #expect(Self.result(piece: piece) { _ in Self.warning + Self.alert } == Self.patched)
        #expect(Self.result(piece: piece) { _ in [] } == .patched("it closed the connection"))
    }

    /// A server may ask as well (RFC 6520 section 4), even with the very bytes it got.
    @Test func itsOwnRequestIsNoAnswer() {
        #expect(Self.result { Self.reply($0, type: 1) + Self.alert } == Self.patched)
    }

    @Test func somebodyElsesAnswerIsNoProof() {
        guard case .unclear = Self.result(after: { _ in Self.reply(Self.zeros) + Self.alert }) else {
            Issue.record("an answer that is not ours was taken for something")
            return
        }
        // One that was under way does not hide ours behind it.
        #expect(Self.result { Self.reply(Self.zeros) + Self.reply($0) } == Self.vulnerable)
        // What comes before the question was asked cannot be about it.
        #expect(Self.result(before: Self.reply(Self.zeros)) { _ in Self.alert } == Self.patched)
    }
}

import Peers
import TLSWire

/// Bytes of servers nobody wants to meet.
enum NastyPeer {
    static func record(_ type: UInt8, _ body: [UInt8], version: [UInt8] = [3, 3]) -> [UInt8] {
        [type] + version + number(body.count, 2) + body
    }

    static func message(_ type: UInt8, _ body: [UInt8]) -> [UInt8] { [type] + number(body.count, 3) + body }

    static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * (width - 1 - $0))) }
    }

    /// A server's hello of TLS 1.2 with TLS_RSA_WITH_AES_128_CBC_SHA.
    static func hello(version: [UInt8] = [3, 3], extensions: [UInt8] = []) -> [UInt8] {
        let more = extensions.isEmpty ? [] : number(extensions.count, 2) + extensions
        return message(2, version + [UInt8](repeating: 7, count: 32) + [0, 0x00, 0x2F, 0] + more)
    }

    /// So many certificates, each nothing but a number in DER.
    static func chain(_ count: Int) -> [UInt8] {
        let entry: [UInt8] = [0, 0, 5, 0x30, 0x03, 0x02, 0x01, 0x01]
        let list = (0..<count).flatMap { _ in entry }
        return message(11, number(list.count, 3) + list)
    }

    static let done = message(14, [])

    /// HelloRetryRequest of TLS 1.3 for a key in X25519, which it was sent.
    static let retry = message(
        2,
        [3, 3] + ServerHello.helloRetryRandom + [0, 0x13, 0x01, 0, 0, 12] + [0, 43, 0, 2, 3, 4] + [0, 51, 0, 2, 0, 29])

    /// A flight in records of at most 2^14 bytes.
    static func flight(_ messages: [UInt8]...) -> [UInt8] {
        let bytes = messages.flatMap { $0 }
        return stride(from: 0, to: bytes.count, by: 16_384).flatMap { start in
            record(22, Array(bytes[start..<min(start + 16_384, bytes.count)]))
        }
    }

    static func answers(_ bytes: [UInt8]) -> HostileScript { HostileScript([.readRequest, .send(bytes), .hold]) }
}

/// An EDNS option. One whose content breaks its own rules stays as ``other(code:_:)``: it must not spoil the answer.
package enum DNSOption: Sendable, Hashable {
    /// The server's own name for itself (RFC 5001); empty in a query.
    case nsid([UInt8])
    /// Eight client bytes, and none or 8 to 32 server bytes (RFC 7873 §4).
    case cookie(client: [UInt8], server: [UInt8])
    /// Why, in the server's words (RFC 8914 §2).
    case extendedError(code: UInt16, text: String)
    /// For whom the question is asked.
    case clientSubnet(DNSClientSubnet)
    /// How long the server keeps an idle connection, in tenths of a second; nil in a query (RFC 7828 §3.1).
    case keepalive(timeout: UInt16?)
    /// So many zero bytes (RFC 7830 §3).
    case padding(Int)
    case other(code: UInt16, [UInt8])

    package init(code: UInt16, _ payload: [UInt8]) {
        switch code {
        case 3: self = .nsid(payload)
        case 8: self = DNSClientSubnet(payload: payload).map { .clientSubnet($0) } ?? .other(code: code, payload)
        case 10 where payload.count == 8 || (16...40).contains(payload.count):
            self = .cookie(client: Array(payload[..<8]), server: Array(payload[8...]))
        case 11 where payload.isEmpty: self = .keepalive(timeout: nil)
        case 11 where payload.count == 2: self = .keepalive(timeout: UInt16(payload[0]) << 8 | UInt16(payload[1]))
        case 12 where payload.allSatisfy { $0 == 0 }: self = .padding(payload.count)
        case 15 where payload.count >= 2:
            // Some servers end the text with a NUL, which RFC 8914 §2 lets them.
            let text = payload.dropFirst(2).reversed().drop { $0 == 0 }.reversed()
            if let text = String(validating: text, as: UTF8.self) {
                self = .extendedError(code: UInt16(payload[0]) << 8 | UInt16(payload[1]), text: text)
            } else {
                self = .other(code: code, payload)
            }
        default: self = .other(code: code, payload)
        }
    }

    package var code: UInt16 {
        switch self {
        case .nsid: 3
        case .clientSubnet: 8
        case .cookie: 10
        case .keepalive: 11
        case .padding: 12
        case .extendedError: 15
        case .other(let code, _): code
        }
    }

    package var payload: [UInt8] {
        switch self {
        case .nsid(let bytes), .other(_, let bytes): bytes
        case .clientSubnet(let subnet): subnet.payload
        case .keepalive(let timeout): timeout.map { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] } ?? []
        case .padding(let count): [UInt8](repeating: 0, count: min(65535, max(0, count)))
        case .cookie(let client, let server): client + server
        case .extendedError(let code, let text): [UInt8(code >> 8), UInt8(truncatingIfNeeded: code)] + text.utf8
        }
    }
}

import TLSWire

@testable import TLSProbe

/// A server of TLS 1.2 without a network or keys, which picks as real ones do, from lists that a test knows.
struct PickingServer {
    var suites: [CipherSuite]
    var groups: [NamedGroup]
    var schemes: [SignatureScheme]
    var protocols: [String] = []
    /// It goes by its own order of suites, or by the client's; the same with groups and schemes.
    var ordersSuites = true
    var ordersHabits = true
    /// Its ECDSA key's curve, which a client has to name (RFC 8422 section 5.1).
    var curve = NamedGroup.secp256r1

    func answer(_ offer: Offer) -> ServerReply {
        let hello = offer.hello(.tls12, serverName: "shop.test")
        var exchange = HelloExchange(hello)
        _ = exchange.opening()
        _ = exchange.received(bytes(offer))
        return exchange.reply
    }

    private func bytes(_ offer: Offer) -> [UInt8] {
        let order = ordersSuites ? suites : offer.suites
        let other = ordersSuites ? offer.suites : suites
        guard let suite = order.first(where: { other.contains($0) && isUsable($0, offer) }) else {
            return alert(.handshakeFailure)
        }
        var alpn: String?
        if !protocols.isEmpty, !offer.alpn.isEmpty {
            alpn = protocols.first(where: offer.alpn.contains)
            guard alpn != nil else { return alert(.noApplicationProtocol) }
        }
        var messages = message(2, serverHello(suite, alpn))
        if suite.isSigned, let scheme = scheme(for: suite, offer), let group = pick(groups, offer.groups) {
            messages += message(12, [3] + group.rawValue.bytes + [1, 4] + scheme.rawValue.bytes + [0, 1, 0])
        }
        return TLSRecord.encode(.handshake, .tls12, messages + message(14, []))
    }

    private func isUsable(_ suite: CipherSuite, _ offer: Offer) -> Bool {
        guard suite.isSigned else { return true }
        guard pick(groups, offer.groups) != nil, scheme(for: suite, offer) != nil else { return false }
        return suite.authentication != .ecdsa || offer.groups.contains(curve)
    }

    private func scheme(for suite: CipherSuite, _ offer: Offer) -> SignatureScheme? {
        pick(schemes.filter { $0.name.hasPrefix(suite.authentication == .ecdsa ? "ecdsa" : "rsa") }, offer.schemes)
    }

    private func pick<Value: Equatable>(_ own: [Value], _ offered: [Value]) -> Value? {
        ordersHabits ? own.first(where: offered.contains) : offered.first(where: own.contains)
    }

    private func serverHello(_ suite: CipherSuite, _ alpn: String?) -> [UInt8] {
        var hello: [UInt8] = [3, 3] + [UInt8](repeating: 7, count: 32) + [0] + suite.rawValue.bytes + [0]
        if let alpn {
            let name = [UInt8(alpn.utf8.count)] + Array(alpn.utf8)
            let list = UInt16(name.count).bytes + name
            let extensions = UInt16(16).bytes + UInt16(list.count).bytes + list
            hello += UInt16(extensions.count).bytes + extensions
        }
        return hello
    }

    private func message(_ type: UInt8, _ body: [UInt8]) -> [UInt8] {
        [type, 0] + UInt16(body.count).bytes + body
    }

    private func alert(_ what: TLSAlertDescription) -> [UInt8] { [21, 3, 3, 0, 2, 2, what.rawValue] }
}

extension UInt16 {
    fileprivate var bytes: [UInt8] { [UInt8(truncatingIfNeeded: self >> 8), UInt8(truncatingIfNeeded: self)] }
}

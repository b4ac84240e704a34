import TLSWire

/// Asks one server questions, a connection each.
struct Asking: Sendable {
    let line: ScanLine

    var serverName: String? { line.request.serverName }

    func ask(_ version: TLSVersion, _ offer: Offer) async -> ServerReply {
        await line.hold(HelloExchange(offer.hello(version, serverName: serverName))).reply
    }
}

import Checks
import TLSWire

/// Asks one server questions, a connection each.
struct Asking: Sendable {
    let line: ScanLine

    var serverName: String? { line.request.serverName }

    func ask(_ version: TLSVersion, _ offer: Offer) async -> ServerReply {
        await line.hold(HelloExchange(offer.hello(version, serverName: serverName))).reply
    }

    /// A handshake of TLS 1.2 to its end.
    /// - Parameter renegotiating: begins another one inside it.
    func classicSession(
        _ suites: [CipherSuite], wantsTicket: Bool = true, renegotiating: Bool = false
    ) async -> SecureExchange {
        let offer = SessionOffer(
            versions: [.tls12], suites: suites, groups: SessionOffer.browserGroups.filter { $0 != .x25519MLKEM768 },
            serverName: serverName, wantsTicket: wantsTicket)
        return await line.hold(SecureExchange(offer, goal: .session, renegotiating: renegotiating))
    }
}

extension SecureExchange {
    /// Why a handshake of TLS 1.2 that is not proven is not.
    var unfinished: String {
        "no TLS 1.2 handshake came to its end: "
            + (reply.alert?.phrase ?? reply.failure?.detail ?? "the suite is not spoken here")
    }
}

import Checks
import TLSWire

/// Whether a server of TLS 1.2 takes up a handshake that the client begins inside the first.
///
/// It takes a connection of its own, to be made when all others are over: OpenSSL's `s_server`, which serves one client
/// after the other, sleeps for a second over it, and others may break off and forget the session.
struct RenegotiationQuestion: Sendable {
    let asking: Asking

    func answer(_ look: VersionLook) async -> Seen<Bool> {
        let suites = look.speakableSuites
        guard !suites.isEmpty else { return .unspeakable }
        let exchange = await asking.classicSession(suites, renegotiating: true)
        return exchange.renegotiation
            ?? .notLooked(exchange.isProven ? "it did not get that far" : exchange.unfinished)
    }
}

extension Seen<Bool> {
    static let unspeakable = Seen.notLooked(
        "no cipher suite it accepts with TLS 1.2 can be spoken here to the end")
}

import Checks
import TLSWire

/// All that was asked about one version.
struct VersionLook: Sendable {
    /// Chains that are kept: one for each kind of key, and some more.
    private static let chainLimit = 8

    var observation: VersionObservation
    /// What the server said yes to, in the order it was asked.
    private(set) var replies: [ServerReply] = []
    private var leaves: Set<[UInt8]> = []
    /// Groups it accepts with TLS 1.3, and the one it takes when it has the choice.
    var groups: [NamedGroup] = []
    var preferredGroup: NamedGroup?
    /// Why there may be more groups than those; nil when there are not.
    var groupsCutShort: String?
    /// What was seen of TLS 1.2 by the way; nil when that was not looked at.
    var habits: Habits?
    /// Handshakes of TLS 1.2 that came to their end, with a ticket asked for, and without.
    var ticketSession: SecureExchange?
    var idSession: SecureExchange?

    init(observation: VersionObservation) { self.observation = observation }

    var version: TLSVersion { observation.version }
    var isOffered: Bool { observation.isOffered }
    var suites: [CipherSuite] { observation.suites.value?.accepted ?? [] }
    /// Those with which a handshake of TLS 1.2 can be spoken here to its end.
    var speakableSuites: [CipherSuite] { suites.filter(Set(SessionOffer.classicSuites).contains) }

    /// Keeps an answer without its chain when that is known: the same comes with nearly every suite, and may be long.
    mutating func add(_ reply: ServerReply) {
        var reply = reply
        if let leaf = reply.certificates.first?.der,
            leaves.count >= Self.chainLimit || !leaves.insert(leaf).inserted
        {
            reply.forgetCertificates()
        }
        replies.append(reply)
    }
}

import Checks
import TLSWire

/// What a server shows in passing each time it picks a suite, and what of that is left to ask.
struct Habits: Sendable {
    /// A protocol that nobody speaks.
    static let stranger = "upkeep-nobody-speaks-this"
    /// Those whose servers say so; `acme-tls/1` is left out, since it makes some servers show another certificate.
    static let protocols = [
        "h2", "http/1.1", "http/1.0", "spdy/3.1", "dot", "mqtt", "imap", "pop3", "managesieve", "xmpp-client",
        "xmpp-server", "ftp", "postgresql", "smtp",
    ]

    private(set) var groups: [NamedGroup] = []
    private(set) var schemes: [SignatureScheme] = []
    private(set) var preferredGroup: NamedGroup?
    private(set) var alpn = ALPNObservation(accepted: [])
    /// Nothing but what is in `groups` is accepted.
    var hasAllGroups: Bool
    /// Nothing but what is in `schemes` is accepted.
    var hasAllSchemes = false
    /// Still to be offered by ALPN; nil when nothing more is to be learnt from it.
    private(set) var protocols: [String]?
    /// Why the lists may not be whole; nil when they are.
    var cutShort: String?

    let allGroups: [NamedGroup]
    let allSchemes: [SignatureScheme]

    /// - Parameter version: TLS 1.2, or TLS 1.3, whose groups are known from hellos without a key.
    init(_ version: TLSVersion, asksALPN: Bool) {
        let isModern = version >= .tls13
        allGroups = isModern ? SessionOffer.browserGroups : NamedGroup.allBeforeTLS13
        allSchemes = isModern ? SignatureScheme.allOffered.filter(\.isInTLS13) : SignatureScheme.allOffered
        hasAllGroups = isModern
        protocols = asksALPN ? Self.protocols + [Self.stranger] : nil
    }

    var unseenGroups: [NamedGroup] { allGroups.filter { !groups.contains($0) } }
    var unseenSchemes: [SignatureScheme] { allSchemes.filter { !schemes.contains($0) } }

    /// All of them, so that no choice changes; who goes by the client's order picks a new one as long as there is one.
    var groupsInTurn: [NamedGroup] { unseenGroups + groups }
    var schemesInTurn: [SignatureScheme] { unseenSchemes + schemes }

    /// For who goes by an order of its own: what it has shown is left out while there are schemes for that kind of key
    /// that it should have as well, and then comes back, so that suites with that key can still be picked.
    var schemesToBeShown: [SignatureScheme] {
        let left = unseenSchemes
        let complete = Self.expected.filter { !$0.contains(where: left.contains) }
        let others = schemes.filter { scheme in !Self.expected.contains { $0.contains(scheme) } }
        return left + others + complete.compactMap { kind in schemes.last(where: kind.contains) }
    }

    /// It has not shown all that servers have which sign with the same kind of key as `scheme`.
    func expectsMore(like scheme: SignatureScheme) -> Bool {
        Self.expected.contains { $0.contains(scheme) && $0.contains { !schemes.contains($0) } }
    }

    /// What servers that sign with RSA, or with ECDSA, sign with as a rule.
    private static let expected: [[SignatureScheme]] = [
        [
            .rsaPSSRSAESHA256, .rsaPSSRSAESHA384, .rsaPSSRSAESHA512, .rsaPKCS1SHA256, .rsaPKCS1SHA384, .rsaPKCS1SHA512,
        ], [.ecdsaSecp256r1SHA256, .ecdsaSecp384r1SHA384, .ecdsaSecp521r1SHA512],
    ]

    /// It picks of both what is new to it first, so what it has not picked it will not.
    var goesByOurOrder: Bool { groups.count > 1 && schemes.count > 1 }

    /// - Returns: whether that is new.
    @discardableResult
    mutating func note(_ group: NamedGroup?) -> Bool {
        guard let group else { return false }
        preferredGroup = preferredGroup ?? group
        guard !groups.contains(group) else { return false }
        groups.append(group)
        if unseenGroups.isEmpty { hasAllGroups = true }
        return true
    }

    /// - Returns: whether that is new.
    @discardableResult
    mutating func note(_ scheme: SignatureScheme?) -> Bool {
        guard let scheme, !schemes.contains(scheme) else { return false }
        schemes.append(scheme)
        if unseenSchemes.isEmpty { hasAllSchemes = true }
        return true
    }

    /// What became of an offer of `protocols`.
    mutating func note(protocol chosen: String?) {
        guard let left = protocols else { return }
        guard let chosen else {
            alpn.stranger = .ignored
            protocols = nil
            return
        }
        guard chosen != Self.stranger, left.contains(chosen) else {
            alpn.stranger = .accepted
            protocols = nil
            return
        }
        alpn.preferred = alpn.preferred ?? chosen
        alpn.accepted.append(chosen)
        protocols = left.filter { $0 != chosen }
    }

    /// It ended a handshake over `protocols`; the stranger is always among them, so that is what becomes of clients that
    /// know only it.
    mutating func noteRefusedProtocols() {
        alpn.stranger = .refused
        protocols = nil
    }
}

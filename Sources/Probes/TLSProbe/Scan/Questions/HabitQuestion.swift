import Checks
import TLSWire

/// Groups, signature schemes and ALPN at once, as with TLS 1.2 they stand in clear: each answer takes one of each off
/// the next offer.
struct HabitQuestion: Sendable {
    struct Answer: Sendable {
        var groups: [NamedGroup] = []
        var schemes: [SignatureScheme] = []
        var preferredGroup: NamedGroup?
        var alpn = ALPNObservation(accepted: [])
        /// Why the lists may not be whole; nil when they are.
        var cutShort: String?
    }

    /// One answer to one offer of the three.
    private struct Pick {
        var isYes = false
        var group: NamedGroup?
        var scheme: SignatureScheme?
        var alpn: String?
        var refusesALPN = false
        var doubt: String?
    }

    let asking: Asking
    /// TLS 1.2 with suites that sign and agree on a fresh key, or TLS 1.3 where there is no such thing.
    let version: TLSVersion
    let suites: [CipherSuite]
    /// The curve of the server's own key: without it in the offer an ECDSA certificate cannot be used at all
    /// (RFC 8422 section 5.1), so it stays, last.
    let keptGroup: NamedGroup?
    let asksALPN: Bool

    /// A protocol that nobody speaks.
    static let stranger = "upkeep-nobody-speaks-this"
    /// Those whose servers say so; `acme-tls/1` is left out, since it makes some servers show another certificate.
    static let protocols = [
        "h2", "http/1.1", "http/1.0", "spdy/3.1", "dot", "mqtt", "imap", "pop3", "managesieve", "xmpp-client",
        "xmpp-server", "ftp", "postgresql", "smtp",
    ]

    func look() async -> Answer {
        var answer = Answer()
        let allGroups = version >= .tls13 ? SessionOffer.browserGroups : NamedGroup.allBeforeTLS13
        let allSchemes = version >= .tls13 ? SignatureScheme.allOffered.filter(\.isInTLS13) : SignatureScheme.allOffered
        var groups = allGroups.filter { $0 != keptGroup }
        var schemes = allSchemes
        var protocols: [String]? = asksALPN ? Self.protocols + [Self.stranger] : nil
        // TLS 1.3's groups are known from hellos without a key.
        var isDone = (groups: version >= .tls13, schemes: false)
        var isJoint = true
        while !isDone.groups || !isDone.schemes || protocols != nil {
            // The groups come to their end alone first, then the schemes.
            let isAboutGroups = !isDone.groups
            let isAboutSchemes = !isDone.schemes && (isJoint || isDone.groups)
            let pick = await ask(
                isAboutGroups ? groups + (keptGroup.map { [$0] } ?? []) : allGroups,
                isAboutSchemes ? schemes : allSchemes, protocols ?? [])
            if let doubt = pick.doubt {
                answer.cutShort = doubt
                return answer
            }
            if pick.refusesALPN {
                // The stranger is among those that are left, so this is what becomes of clients that know only it.
                answer.alpn.stranger = .refused
                protocols = nil
                continue
            }
            guard pick.isYes else {
                if isAboutGroups, isAboutSchemes, isJoint {
                    isJoint = false
                } else if isAboutGroups {
                    isDone.groups = true
                } else if isAboutSchemes {
                    isDone.schemes = true
                } else {
                    answer.cutShort = "it refused what it had accepted before"
                    return answer
                }
                continue
            }
            if isAboutGroups {
                answer.preferredGroup = answer.preferredGroup ?? pick.group
                isDone.groups = !take(pick.group, from: &groups, into: &answer.groups)
            }
            if isAboutSchemes { isDone.schemes = !take(pick.scheme, from: &schemes, into: &answer.schemes) }
            note(pick.alpn, &protocols, &answer.alpn)
        }
        return answer
    }

    /// - Returns: whether there is more to ask.
    private func take<Value: Equatable>(_ value: Value?, from left: inout [Value], into taken: inout [Value]) -> Bool {
        guard let value else { return false }
        if !taken.contains(value) { taken.append(value) }
        guard let place = left.firstIndex(of: value) else { return false }
        left.remove(at: place)
        return !left.isEmpty
    }

    private func note(_ chosen: String?, _ protocols: inout [String]?, _ alpn: inout ALPNObservation) {
        guard let left = protocols else { return }
        guard let chosen else {
            alpn.stranger = .ignored
            protocols = nil
            return
        }
        if chosen == Self.stranger || !left.contains(chosen) {
            alpn.stranger = .accepted
            protocols = nil
            return
        }
        alpn.preferred = alpn.preferred ?? chosen
        alpn.accepted.append(chosen)
        protocols = left.filter { $0 != chosen }
    }

    private func ask(_ groups: [NamedGroup], _ schemes: [SignatureScheme], _ protocols: [String]) async -> Pick {
        guard !groups.isEmpty, !schemes.isEmpty else { return Pick() }
        var pick = Pick()
        let reply: ServerReply
        if version >= .tls13 {
            let offer = SessionOffer(
                versions: [.tls13], suites: suites, groups: groups, schemes: schemes, serverName: asking.serverName,
                alpn: protocols)
            let exchange = await asking.line.hold(SecureExchange(offer, goal: .chain))
            reply = exchange.reply
            pick.scheme = exchange.certificateVerify?.scheme
            pick.alpn = exchange.encrypted?.alpn
            pick.isYes = pick.scheme != nil
            if !pick.isYes, reply.alert == nil { pick.doubt = reply.failure?.detail }
        } else {
            reply = await asking.ask(
                version, Offer(suites: suites, groups: groups, schemes: schemes, alpn: protocols))
            pick.group = reply.keyExchange?.group
            pick.scheme = reply.keyExchange?.signatureScheme
            pick.alpn = reply.hello?.alpn
            pick.isYes = reply.hello?.version == version
            pick.doubt = reply.doubt?.detail
        }
        pick.refusesALPN = !protocols.isEmpty && reply.alert?.what == .noApplicationProtocol
        return pick
    }
}

import Checks
import TLSWire

/// Groups, signature schemes and ALPN at once, as with TLS 1.2 they stand in clear: each answer takes one of each off
/// the next offer.
struct HabitQuestion: Sendable {
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

    /// - Parameter known: what has been seen by the way.
    func look(beyond known: Habits) async -> Habits {
        var habits = known
        // Where nothing more is to be expected, two refusals say so; an offer of both would be one refusal too many.
        var isJoint = !known.goesByOurOrder
        while !habits.hasAllGroups || !habits.hasAllSchemes || habits.protocols != nil {
            // The groups come to their end alone first, then the schemes.
            let isAboutGroups = !habits.hasAllGroups
            let isAboutSchemes = !habits.hasAllSchemes && (isJoint || habits.hasAllGroups)
            let groups = habits.unseenGroups.filter { $0 != keptGroup } + (keptGroup.map { [$0] } ?? [])
            let pick = await ask(
                isAboutGroups ? groups : habits.allGroups, isAboutSchemes ? habits.unseenSchemes : habits.allSchemes,
                habits.protocols ?? [])
            if let doubt = pick.doubt {
                habits.cutShort = doubt
                return habits
            }
            if pick.refusesALPN {
                habits.noteRefusedProtocols()
                continue
            }
            guard pick.isYes else {
                if isAboutGroups, isAboutSchemes {
                    isJoint = false
                } else if isAboutGroups {
                    habits.hasAllGroups = true
                } else if isAboutSchemes {
                    habits.hasAllSchemes = true
                } else {
                    habits.cutShort = "it refused what it had accepted before"
                    return habits
                }
                continue
            }
            // The one that is kept is the last, so there is none before it.
            let isNewGroup = habits.note(pick.group) && pick.group != keptGroup
            if isAboutGroups, !isNewGroup { habits.hasAllGroups = true }
            let isNewScheme = habits.note(pick.scheme)
            if isAboutSchemes, !isNewScheme { habits.hasAllSchemes = true }
            habits.note(protocol: pick.alpn)
        }
        return habits
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

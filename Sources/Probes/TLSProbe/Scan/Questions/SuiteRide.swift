import Checks
import TLSWire

/// The questions by which TLS 1.2's cipher suites are found out, and what rides on them: each is put such that its
/// answer, whatever the suite, also shows a group, a signature scheme or a protocol.
///
/// The suites come in the very order in which they would come alone, or it is said that they may not have. It has no
/// I/O, so that tests can play it answers.
struct SuiteRide: Sendable {
    private enum Stage: Sendable {
        /// While it picks suites whose key exchange it signs: what is new is offered first. Who picks what it has shown
        /// before all the same is offered the rest alone, as far as no key goes without a scheme by that.
        case signed
        /// A suite that it prefers to all that are left comes first, with no group but new ones. Who picks another
        /// all the same accepts none of those groups, and has named a suite into the bargain.
        case groups
        /// The same with signature schemes.
        case schemes
        /// A suite that it prefers to all that are left comes last: who picks another goes by the client's order.
        case order
        case rest
        case over
    }

    private(set) var habits: Habits
    /// In the order in which they were picked.
    private(set) var accepted: [CipherSuite] = []
    private(set) var order: SuiteObservation.Order = .unclear
    /// Why there may be more suites than `accepted`; nil when there are not.
    private(set) var cutShort: String?
    /// It prefers a suite that it does not sign to one that it signs, or lacks a scheme that servers have: `accepted` may
    /// be out of order or not whole, and has to be asked for alone.
    private(set) var isInDoubt = false
    private let offered: [CipherSuite]
    private var left: [CipherSuite]
    private var stage = Stage.signed
    /// Who answers with `http/1.1` for want of a suite that HTTP/2 allows says nothing of HTTP/2 (RFC 9113 section 9.2.2).
    private var asksProtocols = true
    /// Schemes that it has shown are left out.
    private var leavesOut = false
    /// They were, until it refused.
    private var hasLeftOut = false

    /// - Parameter first: what it picked when it was offered all of `suites`, in that order.
    init(_ suites: [CipherSuite], first: ServerReply, _ habits: Habits) {
        self.habits = habits
        (offered, left) = (suites, suites)
        accept(first, offered: [])
    }

    var isOver: Bool { stage == .over }

    /// What to offer next.
    var offer: Offer {
        var offer = Offer(suites: left, groups: habits.allGroups, schemes: habits.allSchemes)
        switch stage {
        case .signed:
            offer.groups = habits.groupsInTurn
            offer.schemes = leavesOut ? habits.schemesToBeShown : habits.schemesInTurn
            if asksProtocols { offer.alpn = habits.protocols ?? [] }
        case .groups: (offer.suites, offer.groups) = (groupGuides + left, habits.unseenGroups)
        case .schemes: (offer.suites, offer.schemes) = (schemeGuides + left, habits.unseenSchemes)
        case .order: offer.suites = left + accepted.prefix(1)
        case .rest, .over: break
        }
        return offer
    }

    /// Takes what it said to `offer`.
    mutating func take(_ reply: ServerReply) {
        let offer = offer
        if let doubt = reply.doubt { return end(doubt.detail) }
        guard let hello = reply.hello, hello.version == .tls12 else { return refused(reply, offer) }
        if left.contains(hello.cipherSuite) {
            accept(reply, offered: offer.alpn)
        } else if offer.suites.contains(hello.cipherSuite) {
            let isNew = note(reply)
            // Nothing was new, or nothing that it says of its order: then this stage teaches nothing more.
            if !isNew || stage == .order { advance() }
        } else {
            end("it chose \(hello.cipherSuite), which it was not offered")
        }
    }

    // MARK: what comes

    private mutating func accept(_ reply: ServerReply, offered protocols: [String]) {
        guard let hello = reply.hello, let place = left.firstIndex(of: hello.cipherSuite) else { return }
        let suite = left.remove(at: place)
        if stage != .signed || hasLeftOut, suite.isSigned {
            isInDoubt = true
            // What was concluded from its choices may be wrong as well.
            (habits.hasAllGroups, habits.hasAllSchemes) = (false, false)
            stage = .over
            return
        }
        accepted.append(suite)
        let scheme = reply.keyExchange?.signatureScheme
        if let scheme, habits.schemes.contains(scheme), habits.expectsMore(like: scheme) { leavesOut = true }
        let isNew = note(reply)
        switch stage {
        case .signed:
            if !protocols.isEmpty { note(hello.alpn, with: suite) }
            if !suite.isSigned { advance() }
        case .groups:
            if !isNew { habits.hasAllGroups = true }
            advance()
        case .schemes:
            if !isNew { habits.hasAllSchemes = true }
            advance()
        case .order:
            order = .client
            advance()
        case .rest, .over: break
        }
        if left.isEmpty { end(nil) }
    }

    private mutating func refused(_ reply: ServerReply, _ offer: Offer) {
        switch stage {
        case .signed where !offer.alpn.isEmpty && reply.alert?.what == .noApplicationProtocol:
            habits.noteRefusedProtocols()
        case .signed where leavesOut:
            (leavesOut, hasLeftOut) = (false, true)
        case .groups:
            habits.hasAllGroups = true
            advance()
        case .schemes:
            habits.hasAllSchemes = true
            advance()
        case .order: advance()
        case .signed, .rest, .over: end(nil)
        }
    }

    /// - Returns: whether its group or scheme is new.
    private mutating func note(_ reply: ServerReply) -> Bool {
        let group = habits.note(reply.keyExchange?.group)
        let scheme = habits.note(reply.keyExchange?.signatureScheme)
        return group || scheme
    }

    private mutating func note(_ chosen: String?, with suite: CipherSuite) {
        if habits.alpn.preferred == nil, !suite.isAEAD {
            asksProtocols = false
        } else {
            habits.note(protocol: chosen)
        }
    }

    // MARK: stages

    /// Goes to the next stage from which there is something to learn.
    private mutating func advance() {
        while true {
            switch stage {
            case .signed:
                stage = .groups
                if !habits.hasAllGroups, !groupGuides.isEmpty { return }
            case .groups:
                stage = .schemes
                if !habits.hasAllSchemes, !schemeGuides.isEmpty { return }
            case .schemes:
                stage = .order
                if accepted.count > 1, isAsOffered { return }
            case .order, .rest, .over:
                stage = .rest
                return
            }
        }
    }

    private mutating func end(_ reason: String?) {
        cutShort = reason
        stage = .over
        if accepted.count > 1, !isAsOffered { order = .server }
    }

    /// It may go by the client's order.
    private var isAsOffered: Bool { offered.filter(Set(accepted).contains) == accepted }

    /// Without the curve of the server's own key one with ECDSA could not be used at all (RFC 8422 section 5.1).
    private var groupGuides: [CipherSuite] {
        accepted.first { $0.keyExchange == .ecdhe && $0.authentication == .rsa }.map { [$0] } ?? []
    }

    /// One for each kind of key.
    private var schemeGuides: [CipherSuite] {
        var kinds: Set<CipherAuthentication> = []
        return accepted.filter { $0.isSigned && kinds.insert($0.authentication).inserted }
    }
}

extension CipherSuite {
    /// The server signs for a fresh key, so that its answer names a group or a scheme.
    var isSigned: Bool { isForwardSecret && !isAnonymous && authentication != .psk }

    /// All that TLS 1.2 has, but for the one that connections begin with, in the order of an offer: first those that
    /// HTTP/2 allows and can be spoken here, then what else is signed.
    static let offeredInTLS12: [CipherSuite] = {
        let all = CipherSuite.all(in: .tls12).filter { $0.rawValue != 0 && !SessionOffer.classicSuites.contains($0) }
        let signed = all.filter(\.isSigned)
        return SessionOffer.classicSuites + signed.filter(\.isAEAD) + signed.filter { !$0.isAEAD }
            + all.filter { !$0.isSigned }
    }()
}

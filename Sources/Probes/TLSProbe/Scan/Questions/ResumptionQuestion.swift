import Checks
import TLSWire

/// Whether a server takes up again what it began with a client before.
struct ResumptionQuestion: Sendable {
    let asking: Asking

    /// Comes back with the ticket that a handshake of TLS 1.3 brought.
    func modern(_ exchange: SecureExchange) async -> (byPSK: Seen<Bool>, maxEarlyData: Seen<Int?>) {
        guard exchange.isProven, let keys = exchange.modern, let secret = exchange.resumption else {
            let reason =
                "no TLS 1.3 handshake came to its end" + (exchange.reply.failure.map { ": \($0.detail)" } ?? "")
            return (.notLooked(reason), .notLooked(reason))
        }
        guard let ticket = exchange.reply.ticket else { return (.seen(false), .seen(nil)) }
        let early = Seen<Int?>.seen(ticket.maxEarlyData.map(Int.init))
        let hello = exchange.hello
        guard let suite = exchange.reply.hello?.cipherSuite, let group = exchange.group,
            let key = KeyAgreement(group)
        else { return (.notLooked("the ticket cannot be used here"), early) }
        let psk = keys.hash.expand(secret, "resumption", ticket.nonce, keys.hash.length)
        var again = ClientHello.offer(
            .tls13, random: TLSRandom.bytes(32), sessionID: hello.sessionID, cipherSuites: [suite],
            serverName: asking.serverName, groups: [group], keyShares: [key.share])
        guard let offer = Self.preSharedKey(ticket, psk, keys.hash, &again) else {
            return (.notLooked("the ticket does not fit a hello"), early)
        }
        again.extensions.append(offer)
        let reply = await asking.line.hold(HelloExchange(again, isPadded: false)).reply
        if let hello = reply.hello { return (.seen(hello.preSharedKey != nil), early) }
        return (.notLooked(reply.refusal ?? reply.failure?.detail ?? "no answer"), early)
    }

    /// One ticket, and what proves that we have its key (RFC 8446 section 4.2.11.2).
    private static func preSharedKey(
        _ ticket: NewSessionTicket, _ psk: [UInt8], _ hash: SuiteHash, _ hello: inout ClientHello
    ) -> ClientHelloExtension? {
        func number(_ value: Int) -> [UInt8] {
            [UInt8(truncatingIfNeeded: value >> 8), UInt8(truncatingIfNeeded: value)]
        }
        // A moment has passed since the ticket came; the age is in milliseconds.
        let age = ticket.ageAdd &+ 1
        let ageBytes = (0..<4).map { UInt8(truncatingIfNeeded: age >> (24 - 8 * UInt32($0))) }
        let identity = number(ticket.ticket.count) + ticket.ticket + ageBytes
        guard identity.count <= 0xFF00 else { return nil }
        let identities = number(identity.count) + identity
        func content(_ binder: [UInt8]) -> [UInt8] {
            identities + number(binder.count + 1) + [UInt8(binder.count)] + binder
        }
        let blank = [UInt8](repeating: 0, count: hash.length)
        var draft = hello
        draft.extensions.append(.other(.preSharedKey, content(blank)))
        guard let message = try? draft.message() else { return nil }
        let zeros = [UInt8](repeating: 0, count: hash.length)
        let early = hash.extract(salt: zeros, psk)
        let key = hash.expand(hash.derive(early, "res binder", transcript: []), "finished", [], hash.length)
        let truncated = Array(message.dropLast(hash.length + 3))
        return .other(.preSharedKey, content(hash.authenticate(hash.digest(truncated), key: key)))
    }

    /// What a server does with clients of TLS 1.2 that come back.
    struct Classic: Sendable {
        var byID: Seen<Bool>
        var byTicket: Seen<Bool>
        var lifetime: Duration?

        /// Nothing of it was seen, for one reason.
        static func none(_ reason: Seen<Bool>) -> Classic { Classic(byID: reason, byTicket: reason) }
    }

    /// Comes back to TLS 1.2 with a ticket, and with a session's id; to handshakes of before, where there are such.
    func classic(_ look: VersionLook) async -> Classic {
        let usable = look.speakableSuites
        guard !usable.isEmpty else { return .none(.unspeakable) }
        async let ticket = byTicket(usable, look.ticketSession)
        async let id = byID(usable, look.idSession)
        var seen = await ticket
        seen.byID = await id
        return seen
    }

    private func byTicket(_ suites: [CipherSuite], _ known: SecureExchange?) async -> Classic {
        let first = if let known { known } else { await asking.classicSession(suites) }
        guard first.isProven else { return .none(.notLooked(first.unfinished)) }
        guard let ticket = first.reply.ticket, !ticket.ticket.isEmpty else {
            return Classic(byID: .notAsked, byTicket: .seen(false))
        }
        let lifetime = ticket.lifetime == 0 ? nil : Duration.seconds(Int64(ticket.lifetime))
        // A session id of our own comes back when the ticket is taken (RFC 5077 section 3.4).
        var offer = Offer(suites: suites, groups: SessionOffer.browserGroups)
        offer.sessionID = TLSRandom.bytes(32)
        var hello = offer.hello(.tls12, serverName: asking.serverName)
        hello.extensions = hello.extensions.map { $0.type == .sessionTicket ? .sessionTicket(ticket.ticket) : $0 }
        return Classic(byID: .notAsked, byTicket: await comesBack(hello), lifetime: lifetime)
    }

    private func byID(_ suites: [CipherSuite], _ known: SecureExchange?) async -> Seen<Bool> {
        let first = if let known { known } else { await asking.classicSession(suites, wantsTicket: false) }
        guard first.isProven else { return .notLooked(first.unfinished) }
        guard let id = first.reply.hello?.sessionID, !id.isEmpty else { return .seen(false) }
        var offer = Offer(suites: suites, groups: SessionOffer.browserGroups)
        offer.sessionID = id
        return await comesBack(offer.hello(.tls12, serverName: asking.serverName).withoutTicket())
    }

    private func comesBack(_ hello: ClientHello) async -> Seen<Bool> {
        let reply = await asking.line.hold(HelloExchange(hello)).reply
        guard reply.hello != nil else {
            return .notLooked(reply.refusal ?? reply.failure?.detail ?? "no answer")
        }
        return .seen(reply.hasChangedCipher && reply.certificates.isEmpty)
    }
}

extension ClientHello {
    /// The same from a client that knows no tickets.
    func withoutTicket() -> ClientHello {
        var hello = self
        hello.extensions.removeAll { $0.type == .sessionTicket }
        return hello
    }
}

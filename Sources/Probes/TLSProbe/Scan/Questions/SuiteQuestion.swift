import Checks
import TLSWire

/// Which cipher suites a server accepts with one version up to TLS 1.2: it is offered all, then all but those it took.
struct SuiteQuestion: Sendable {
    let asking: Asking
    let version: TLSVersion

    /// Hellos with more suites than this make some old servers and load balancers hang up.
    private static let shortLength = 100

    func look() async -> VersionLook {
        // TLS_NULL_WITH_NULL_NULL is what a connection begins with, none to choose.
        var suites =
            version == .tls12
            ? CipherSuite.offeredInTLS12 : CipherSuite.all(in: version).filter { $0.rawValue != 0 }
        var first = await ask(suites, isFirst: true)
        if first.hello == nil, first.alert == nil, asking.line.over == nil {
            let short = Array(suites.filter(\.isCommon).prefix(Self.shortLength))
            let second = await ask(short, isFirst: true)
            if second.hello != nil { (first, suites) = (second, short) }
        }
        if let answer = no(first) { return VersionLook(observation: VersionObservation(version, answer)) }
        if version == .tls12, first.hello?.cipherSuite.isSigned == true { return await ride(suites, first) }
        return await runDown(suites, first)
    }

    private func runDown(_ offered: [CipherSuite], _ first: ServerReply) async -> VersionLook {
        var look = VersionLook(observation: VersionObservation(version, .offered))
        var (left, accepted, cutShort) = (offered, [CipherSuite](), String?.none)
        var reply = first
        while true {
            guard let hello = reply.hello, hello.version == version else {
                cutShort = reply.doubt?.detail
                break
            }
            guard let place = left.firstIndex(of: hello.cipherSuite) else {
                cutShort = "it chose \(hello.cipherSuite), which it was not offered"
                break
            }
            look.add(reply)
            accepted.append(left.remove(at: place))
            guard !left.isEmpty else { break }
            reply = await ask(left)
        }
        let order = await order(of: accepted, offered: offered)
        look.observation.suites = .seen(SuiteObservation(accepted, order: order, cutShort: cutShort))
        return look
    }

    /// The same with what rides on it. Two of its connections, of the first that allow it, go on to the handshake's end,
    /// so that they can be come back to.
    private func ride(_ offered: [CipherSuite], _ first: ServerReply) async -> VersionLook {
        var look = VersionLook(observation: VersionObservation(version, .offered))
        look.add(first)
        var ride = SuiteRide(
            offered, first: first, Habits(version, asksALPN: asking.line.request.starttls == nil))
        while !ride.isOver {
            let hello = ride.offer.hello(version, serverName: asking.serverName)
            let reply: ServerReply
            if look.ticketSession == nil {
                let exchange = await asking.line.hold(SecureExchange(hello, goal: .session))
                if exchange.isProven { look.ticketSession = exchange }
                reply = exchange.reply
            } else if look.idSession == nil {
                let exchange = await asking.line.hold(SecureExchange(hello.withoutTicket(), goal: .session))
                if exchange.isProven { look.idSession = exchange }
                reply = exchange.reply
            } else {
                reply = await asking.line.hold(HelloExchange(hello)).reply
            }
            if reply.hello?.version == version { look.add(reply) }
            ride.take(reply)
        }
        look.habits = ride.habits
        guard !ride.isInDoubt else {
            let plain = await runDown(offered, first)
            look.observation = plain.observation
            return look
        }
        let accepted = ride.accepted
        let order = ride.order == .unclear ? await self.order(of: accepted, offered: offered) : ride.order
        look.observation.suites = .seen(SuiteObservation(accepted, order: order, cutShort: ride.cutShort))
        return look
    }

    private func ask(_ suites: [CipherSuite], isFirst: Bool = false) async -> ServerReply {
        await asking.ask(
            version, Offer(suites: suites, groups: NamedGroup.allBeforeTLS13, asksExtras: isFirst))
    }

    /// How the server says that it does not speak this version; nil when it does.
    private func no(_ reply: ServerReply) -> VersionObservation.Answer? {
        if let hello = reply.hello {
            return hello.version == version ? nil : .refused("it answers with \(hello.version)")
        }
        if let refusal = reply.refusal { return .refused(refusal) }
        return .unclear(reply.failure ?? TLSFailure.closed)
    }

    /// A server that picked in another order than it was offered goes by its own; else the offer is turned round once.
    private func order(of accepted: [CipherSuite], offered: [CipherSuite]) async -> SuiteObservation.Order {
        guard accepted.count > 1 else { return .unclear }
        let asOffered = offered.filter(Set(accepted).contains)
        guard asOffered == accepted else { return .server }
        guard let hello = await ask(accepted.reversed()).hello, hello.version == version else { return .unclear }
        if hello.cipherSuite == accepted.last { return .client }
        return hello.cipherSuite == accepted.first ? .server : .unclear
    }
}

extension CipherSuite {
    /// One of those that are, or in their time were, met in the wild.
    fileprivate var isCommon: Bool {
        let exchanges: [CipherKeyExchange] = [.rsa, .dhe, .ecdhe]
        let ciphers: [CipherEncryption] = [.aes, .chacha20, .tripleDES, .rc4, .des, .camellia, .null]
        return exchanges.contains(keyExchange) && ciphers.contains(encryption)
    }
}

import Checks
import TLSWire

/// TLS 1.3's cipher suites and groups at once: a hello without a key makes the server name one of each
/// (RFC 8446 section 4.1.4), and each answer takes one of each off the next offer.
struct ModernQuestion: Sendable {
    let asking: Asking

    func look() async -> VersionLook {
        let all = (suites: CipherSuite.all(in: .tls13).filter(\.isRegistered), groups: NamedGroup.allInTLS13)
        var left = all
        let first = await ask(left)
        if let answer = no(first) { return VersionLook(observation: VersionObservation(.tls13, answer)) }
        var look = VersionLook(observation: VersionObservation(.tls13, .offered))
        var (suites, groups) = ([CipherSuite](), [NamedGroup]())
        // Whether a list is known to be whole; while it is not, it goes on shrinking.
        var isWhole = (suites: false, groups: false)
        var cutShort: String?
        var reply = first
        look.preferredGroup = first.hello?.requestedGroup
        // A refusal leaves open which list it is about, so the suites are asked alone after it; and before it, when all
        // that servers commonly have are there.
        var isJoint = true
        var order = SuiteObservation.Order.unclear
        while true {
            if let hello = reply.hello, hello.version == .tls13 {
                let before = left.suites.count + left.groups.count
                if isWhole.suites, order == .unclear { order = choice(hello, of: suites) }
                if let place = left.suites.firstIndex(of: hello.cipherSuite) {
                    suites.append(left.suites.remove(at: place))
                    if left.suites.isEmpty { isWhole.suites = true }
                }
                guard let group = hello.requestedGroup ?? hello.keyShare?.group else { break }
                if let place = left.groups.firstIndex(of: group) {
                    groups.append(left.groups.remove(at: place))
                    if left.groups.isEmpty { isWhole.groups = true }
                }
                guard left.suites.count + left.groups.count < before else {
                    cutShort = "it goes on choosing \(hello.cipherSuite) and \(group), which it is no longer offered"
                    break
                }
            } else if reply.doubt != nil {
                cutShort = reply.doubt?.detail
                break
            } else if isJoint {
                isJoint = false
            } else if !isWhole.suites {
                isWhole.suites = true
            } else {
                isWhole.groups = true
            }
            if isWhole.suites, isWhole.groups { break }
            if isWhole.suites || isWhole.groups || Self.common.isSubset(of: suites) { isJoint = false }
            reply =
                if isJoint { await ask(left) } else if !isWhole.suites { await ask((left.suites, all.groups)) } else {
                    // Turned round, so that who goes by the client's order is told by the way.
                    await ask((suites.reversed(), left.groups))
                }
        }
        if cutShort == nil, !isWhole.suites || !isWhole.groups { cutShort = "it does not say which group it wants" }
        look.groups = groups
        look.groupsCutShort = isWhole.groups ? nil : cutShort
        if order == .unclear || all.suites.filter(Set(suites).contains) != suites {
            order = await self.order(of: suites, offered: all.suites)
        }
        look.observation.suites = .seen(
            SuiteObservation(suites, order: order, cutShort: isWhole.suites ? nil : cutShort))
        return look
    }

    /// RFC 8446 section 9.1 and appendix B.4: what servers have, as a rule.
    private static let common = Set([0x1301, 0x1302, 0x1303].map(CipherSuite.init))

    private func ask(_ offer: (suites: [CipherSuite], groups: [NamedGroup])) async -> ServerReply {
        await asking.ask(.tls13, Offer(suites: offer.suites, groups: offer.groups))
    }

    private func no(_ reply: ServerReply) -> VersionObservation.Answer? {
        if let hello = reply.hello {
            return hello.version == .tls13 ? nil : .refused("it answers with \(hello.version)")
        }
        if let refusal = reply.refusal { return .refused(refusal) }
        return .unclear(reply.failure ?? TLSFailure.closed)
    }

    private func order(of accepted: [CipherSuite], offered: [CipherSuite]) async -> SuiteObservation.Order {
        guard accepted.count > 1 else { return .unclear }
        guard offered.filter(Set(accepted).contains) == accepted else { return .server }
        guard let hello = await ask((accepted.reversed(), NamedGroup.allInTLS13)).hello else { return .unclear }
        return choice(hello, of: accepted)
    }

    /// Whose order it went by when `accepted` was offered back to front.
    private func choice(_ hello: ServerHello, of accepted: [CipherSuite]) -> SuiteObservation.Order {
        guard accepted.count > 1 else { return .unclear }
        if hello.cipherSuite == accepted.last { return .client }
        return hello.cipherSuite == accepted.first ? .server : .unclear
    }
}

extension CipherSuite {
    /// Of RFC 8446 and those after it with a number of their own in TLS 1.3.
    fileprivate var isRegistered: Bool {
        rawValue >> 8 == 0x13 || [0x00C6, 0x00C7].contains(rawValue) || rawValue >> 8 == 0xC1
    }
}

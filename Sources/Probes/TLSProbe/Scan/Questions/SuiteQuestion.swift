import Checks
import TLSWire

/// Which cipher suites a server accepts with one version up to TLS 1.2: it is offered all, then all but those it took.
struct SuiteQuestion: Sendable {
    let asking: Asking
    let version: TLSVersion

    /// Hellos with more suites than this make some old servers and load balancers hang up.
    private static let shortLength = 100
    /// One for each kind of key, and some more.
    private static let chainLimit = 8

    func look() async -> VersionLook {
        // TLS_NULL_WITH_NULL_NULL is what a connection begins with, none to choose.
        var left = CipherSuite.all(in: version).filter { $0.rawValue != 0 }
        var first = await ask(left, isFirst: true)
        if first.hello == nil, first.alert == nil, asking.line.over == nil {
            let short = Array(left.filter(\.isCommon).prefix(Self.shortLength))
            let second = await ask(short, isFirst: true)
            if second.hello != nil { (first, left) = (second, short) }
        }
        if let answer = no(first) { return VersionLook(observation: VersionObservation(version, answer)) }
        let offered = left
        var leaves: Set<[UInt8]> = []
        var look = VersionLook(observation: VersionObservation(version, .offered))
        var (accepted, cutShort) = ([CipherSuite](), String?.none)
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
            // The same chain comes with nearly every suite, and may be long.
            if let leaf = reply.certificates.first?.der,
                leaves.count >= Self.chainLimit || !leaves.insert(leaf).inserted
            {
                reply.forgetCertificates()
            }
            look.replies.append(reply)
            accepted.append(left.remove(at: place))
            guard !left.isEmpty else { break }
            reply = await ask(left)
        }
        let order = await order(of: accepted, offered: offered)
        look.observation.suites = .seen(SuiteObservation(accepted, order: order, cutShort: cutShort))
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

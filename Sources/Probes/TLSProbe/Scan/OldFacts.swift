import Checks
import TLSWire

/// What the answers of versions up to TLS 1.2 show besides a suite; TLS 1.3 has none of it.
struct OldFacts {
    private let all: [VersionLook]
    /// Those that are offered.
    private let looks: [VersionLook]

    /// - Parameter looks: at every version, oldest first.
    init(looks: [VersionLook]) {
        all = looks
        self.looks = looks.filter { $0.version <= .tls12 && $0.isOffered }
    }

    private var isModern: Bool { all.contains { $0.version >= .tls13 && $0.isOffered } }

    /// Why nothing is known of a version, or of all that are asked here; nil when the server said no.
    func reason<Value>(_ version: TLSVersion? = nil) -> Seen<Value>? {
        // Who has TLS 1.3 and not 1.2 has nothing older either, however it treats old hellos.
        let only = version ?? (isModern ? .tls12 : nil)
        for look in all where look.version <= .tls12 && look.version == only ?? look.version {
            if case .unclear(let failure) = look.observation.answer { return .failed(failure) }
        }
        return nil
    }

    /// Why there is nothing to see of versions up to TLS 1.2, where none of them is offered.
    func nothing<Value>() -> Seen<Value> {
        reason()
            ?? (isModern ? .doesNotApply("only TLS 1.3 is offered") : .notLooked("no version could be agreed on"))
    }

    func fill(_ observation: inout EndpointObservation) {
        guard !looks.isEmpty else {
            observation.compression = nothing()
            observation.secureRenegotiation = nothing()
            observation.extendedMasterSecret = nothing()
            observation.encryptThenMAC = nothing()
            observation.diffieHellman = nothing()
            return
        }
        let hellos = looks.compactMap(\.replies.first?.hello)
        observation.compression = .seen(hellos.contains { $0.compressionMethod != 0 })
        observation.secureRenegotiation = .seen(hellos.allSatisfy(\.supportsSecureRenegotiation))
        if let newest = looks.last, newest.version > .ssl3, let hello = newest.replies.first?.hello {
            observation.extendedMasterSecret = .seen(hello.hasExtendedMasterSecret)
        } else {
            observation.extendedMasterSecret = .doesNotApply("SSLv3 has no extensions")
        }
        // Only a suite with CBC gives a server reason to agree to it.
        let blocks = looks.flatMap(\.replies).compactMap(\.hello).filter { $0.cipherSuite.isCBC && $0.version > .ssl3 }
        observation.encryptThenMAC =
            blocks.isEmpty
            ? .doesNotApply("no suite with CBC is offered") : .seen(blocks.allSatisfy(\.hasEncryptThenMAC))
        observation.diffieHellman = diffieHellman
    }

    /// Each group once, with the first suite it was sent for; an anonymous one only where no other was.
    private var diffieHellman: Seen<[DHParameter]> {
        var found: [DHParameter] = []
        let replies = looks.flatMap(\.replies)
        let isAnonymous = { (reply: ServerReply) in reply.hello?.cipherSuite.isAnonymous ?? false }
        for reply in replies.filter({ !isAnonymous($0) }) + replies.filter(isAnonymous) {
            guard let parameter = DHParameter(reply.keyExchange, suite: reply.hello?.cipherSuite) else { continue }
            if !found.contains(where: { $0.primeSHA256 == parameter.primeSHA256 }) { found.append(parameter) }
        }
        return found.isEmpty ? .doesNotApply("no suite with finite-field Diffie-Hellman is offered") : .seen(found)
    }
}

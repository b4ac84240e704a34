import Checks
import TLSWire

/// What the answers of versions up to TLS 1.2 show besides a suite; TLS 1.3 has none of it.
struct OldFacts {
    /// Those that are offered.
    let looks: [VersionLook]

    func fill(_ observation: inout EndpointObservation) {
        guard !looks.isEmpty else {
            let reason = "only TLS 1.3 is offered"
            observation.compression = .doesNotApply(reason)
            observation.secureRenegotiation = .doesNotApply(reason)
            observation.extendedMasterSecret = .doesNotApply(reason)
            observation.encryptThenMAC = .doesNotApply(reason)
            observation.diffieHellman = .doesNotApply(reason)
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

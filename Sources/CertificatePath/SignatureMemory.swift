import CertificateReader
import Synchronization

/// Verdicts on the signatures that authorities bear: the same few come up again with every certificate they issue.
///
/// Whether a signature holds depends on two certificates alone, so it never grows old.
package final class SignatureMemory: Sendable {
    private struct Pair: Hashable {
        let subject: EncodedCertificate
        let issuer: EncodedCertificate
    }

    /// Pairs kept at most, since whoever presents certificates must not fill memory.
    private static let capacity = 512

    private let verdicts = Mutex<[Pair: SignatureVerdict]>([:])

    package init() {}

    /// nil when it has to be computed.
    func verdict(on subject: EncodedCertificate, by issuer: EncodedCertificate) -> SignatureVerdict? {
        guard subject.facts.isAuthority else { return nil }
        return verdicts.withLock { $0[Pair(subject: subject, issuer: issuer)] }
    }

    func remember(_ verdict: SignatureVerdict, on subject: EncodedCertificate, by issuer: EncodedCertificate) {
        guard subject.facts.isAuthority else { return }
        verdicts.withLock { verdicts in
            if verdicts.count >= Self.capacity { verdicts.removeAll() }
            verdicts[Pair(subject: subject, issuer: issuer)] = verdict
        }
    }
}

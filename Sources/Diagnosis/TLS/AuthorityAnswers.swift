import Checks

/// What authorities said of one chain.
struct AuthorityAnswers: Sendable {
    var revocation: [RevocationAnswer] = []
    /// Certificates that the chain lacks.
    var spares: [SpareCertificate] = []
}

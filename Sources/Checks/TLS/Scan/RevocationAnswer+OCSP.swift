package import CertificateReader

extension RevocationAnswer {
    /// What an OCSP response says of one certificate. Whether its signature holds is for the caller to have seen to.
    /// - Parameter answer: the one about the certificate; nil when there is none in the response.
    package init(
        _ source: Source, _ response: OCSPResponse, _ answer: OCSPAnswer?, of leaf: CertificateFacts,
        location: String? = nil
    ) {
        self.init(source, location: location, subject: leaf.subject, serial: leaf.serial, standing: .unknown)
        guard response.outcome == .successful else {
            let what = response.outcome.map { "`\($0)`" } ?? "a number that means nothing"
            standing = .noAnswer("the responder answers \(what)")
            return
        }
        guard let answer else {
            standing = .noAnswer("\(shown) is about another certificate")
            return
        }
        thisUpdate = answer.thisUpdate
        nextUpdate = answer.nextUpdate
        switch answer.status {
        case .good: standing = .good
        case .revoked(let date, let reason): standing = .revoked(at: date, reason: reason)
        case .unknown: standing = .unknown
        case .unreadable: standing = .noAnswer("\(shown) cannot be read: \(response.flaws.first ?? "no flaw is known")")
        }
    }

    /// Itself in a sentence; a staple is what the sentence is about already.
    package var shown: String { location.map { "the answer of `\($0)`" } ?? "it" }
}

import CertificatePath
package import CertificateReader
package import Checks
package import UpkeepCore

extension RevocationAnswer {
    /// What an OCSP response says of `leaf`, if it is by somebody who may speak for its issuer; else why it does not
    /// count.
    package init(
        _ source: Source, _ response: OCSPResponse, about leaf: EncodedCertificate,
        issuedBy issuer: EncodedCertificate, at now: Timestamp, location: String? = nil
    ) {
        let answer = response.answer(about: leaf, issuedBy: issuer)
        self.init(source, response, answer, of: leaf.facts, location: location)
        guard response.outcome == .successful else { return }
        switch response.signer(for: issuer, at: now) {
        case .issuer: signedBy = "the issuer"
        case .delegate(let name): signedBy = name
        case .nobody(let why): standing = .noAnswer("\(shown) \(why)")
        }
    }
}

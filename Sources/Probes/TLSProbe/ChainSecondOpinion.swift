import CertificateReader
import Checks
import FoundationEssentials
import SwiftASN1
import UpkeepCore
@_spi(FixedExpiryValidationTime) import X509

/// What swift-certificates says of a chain, to be set beside our own judgement.
struct ChainSecondOpinion {
    private static let verifier = "swift-certificates"

    let chain: [[UInt8]]
    let roots: LoadedRoots
    let now: Timestamp

    func opinion() async -> TrustObservation.SecondOpinion {
        guard let first = chain.first, let leaf = try? Certificate(derEncoded: first) else {
            return .init(verifier: Self.verifier, isTrusted: false, detail: "it cannot read the certificate")
        }
        let others = chain.dropFirst().prefix(10).compactMap { try? Certificate(derEncoded: $0) }
        let date = Date(timeIntervalSince1970: Double(now.seconds))
        var verifier = Verifier(rootCertificates: CertificateStore(roots.certificates)) {
            RFC5280Policy(fixedExpiryValidationTime: date)
        }
        switch await verifier.validate(leaf: leaf, intermediates: CertificateStore(others)) {
        case .validCertificate: return .init(verifier: Self.verifier, isTrusted: true)
        case .couldNotValidate(let failures):
            let reason = failures.first.map { "\($0.policyFailureReason)" } ?? "it finds no path to a trusted root"
            return .init(verifier: Self.verifier, isTrusted: false, detail: reason)
        }
    }
}

import CertificateReader
import UpkeepCore

/// Certificates as somebody shows them, and which of them belong together.
struct PresentedChain {
    let presented: [CertificateFacts]
    let leaf: CertificateFacts
    let trust: TrustObservation?
    /// Places in `presented` of the leaf's issuer, that one's issuer and so on, by names.
    let path: [Int]

    /// nil without any certificate.
    init?(_ presented: [CertificateFacts], trust: TrustObservation?) {
        guard let leaf = presented.first else { return nil }
        self.presented = presented
        self.leaf = leaf
        self.trust = trust
        var path: [Int] = []
        var current = leaf
        // Servers can send hundreds; those that matter come early.
        while !current.isSelfIssued, path.count < 20,
            let next = presented.indices.prefix(100).first(where: {
                $0 > 0 && !path.contains($0) && presented[$0].subject == current.issuer
            })
        {
            path.append(next)
            current = presented[next]
        }
        self.path = path
    }

    var issuers: [CertificateFacts] { path.map { presented[$0] } }

    /// The leaf and what is above it, without the root, whose strength nobody relies on.
    var judged: [CertificateFacts] { [leaf] + issuers.filter { !$0.isSelfIssued } }

    /// The hash of a signature that anybody can forge, where the chain is not trusted for it: e.g. `MD5`.
    var forgeable: String? {
        guard trust?.problem == .uncheckedSignature else { return nil }
        return judged.compactMap(\.signature.hash).first(where: \.isBroken)?.rawValue.uppercased()
    }

    /// A public authority issued it: it says so by its policy, or logs have vouched for it.
    var isPublic: Bool {
        leaf.extensions.validation != nil || !leaf.extensions.timestamps.isEmpty
    }

    /// The organisation in the issuer's name; its common name when it has none.
    var authority: String {
        let parts = leaf.issuer.split(separator: ",").map(String.init)
        let named = parts.first { $0.hasPrefix("O=") } ?? parts.first { $0.hasPrefix("CN=") }
        return named.map { String($0[$0.index(after: $0.firstIndex(of: "=") ?? $0.startIndex)...]) } ?? leaf.issuer
    }

    static func name(_ certificate: CertificateFacts) -> String {
        let name = certificate.commonName ?? certificate.subject
        return name.isEmpty ? "a certificate without a name" : "`\(name)`"
    }
}

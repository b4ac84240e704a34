import Crypto
import FoundationEssentials
import SwiftASN1
import UpkeepCore
import X509

/// A throw-away certificate authority: a root nobody trusts yet, and the intermediate that signs for it.
///
/// Its keys live in memory and die with the shop.
struct DemoAuthority: Sendable {
    let root: Certificate
    let intermediate: Certificate
    private let signer: Certificate.PrivateKey

    /// - Parameter name: the organisation, as certificate viewers show it.
    init(named name: String, now: Timestamp) throws {
        let rootKey = Certificate.PrivateKey(P256.Signing.PrivateKey())
        let rootName = try DistinguishedName {
            OrganizationName(name)
            CommonName("\(name) root")
        }
        let intermediateName = try DistinguishedName {
            OrganizationName(name)
            CommonName("\(name) intermediate")
        }
        let start = now.moved(days: -365)
        let end = now.moved(days: 365)
        root = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: rootKey.publicKey,
            notValidBefore: start.date, notValidAfter: end.date,
            issuer: rootName, subject: rootName,
            extensions: try Self.extensions(ofAuthority: rootKey, signedBy: rootKey, pathLength: 1),
            issuerPrivateKey: rootKey)
        signer = Certificate.PrivateKey(P256.Signing.PrivateKey())
        intermediate = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: signer.publicKey,
            notValidBefore: start.date, notValidAfter: end.date,
            issuer: rootName, subject: intermediateName,
            extensions: try Self.extensions(ofAuthority: signer, signedBy: rootKey, pathLength: 0),
            issuerPrivateKey: rootKey)
    }

    /// A leaf for `names`, with its new key.
    func issue(_ names: [String], from start: Timestamp, until end: Timestamp) throws -> DemoIdentity {
        let key = P256.Signing.PrivateKey()
        let publicKey = Certificate.PrivateKey(key).publicKey
        let leaf = try Certificate(
            version: .v3, serialNumber: Certificate.SerialNumber(), publicKey: publicKey,
            notValidBefore: start.date, notValidAfter: end.date,
            issuer: intermediate.subject, subject: try DistinguishedName { CommonName(names.first ?? "") },
            extensions: try Certificate.Extensions {
                Critical(BasicConstraints.notCertificateAuthority)
                Critical(KeyUsage(digitalSignature: true))
                try ExtendedKeyUsage([.serverAuth])
                SubjectAlternativeNames(names.map { .dnsName($0) })
                SubjectKeyIdentifier(hash: publicKey)
                AuthorityKeyIdentifier(keyIdentifier: SubjectKeyIdentifier(hash: signer.publicKey).keyIdentifier)
            },
            issuerPrivateKey: signer)
        return DemoIdentity(leaf: leaf, key: key)
    }

    private static func extensions(
        ofAuthority key: Certificate.PrivateKey, signedBy signer: Certificate.PrivateKey, pathLength: Int
    ) throws -> Certificate.Extensions {
        try Certificate.Extensions {
            Critical(BasicConstraints.isCertificateAuthority(maxPathLength: pathLength))
            Critical(KeyUsage(keyCertSign: true, cRLSign: true))
            SubjectKeyIdentifier(hash: key.publicKey)
            AuthorityKeyIdentifier(keyIdentifier: SubjectKeyIdentifier(hash: signer.publicKey).keyIdentifier)
        }
    }
}

import CertificatePath
import CertificateReader
import Crypto
import SwiftASN1
import UpkeepCore
import X509

/// Trusted certificates, read and ready to build paths to.
package struct LoadedRoots: Sendable {
    let store: TrustStore
    /// The O= of every root's subject, to tell a missing intermediate from an unknown authority.
    let organisations: Set<String>
    /// Authorities' signatures that were looked at before.
    let signatures = SignatureMemory()

    /// - Parameter source: where `pem` comes from, for messages.
    /// - Throws: when there is no certificate in it, or none that can be used.
    package init(pem: [UInt8], source: String) throws(TrustRootsError) {
        let blocks: [PEMBlock]
        do {
            blocks = try PEMReader.blocks(in: pem).filter { Self.labels.contains($0.label) }
        } catch {
            throw TrustRootsError("cannot read trusted certificates from `\(source)`: \(error.message)")
        }
        guard !blocks.isEmpty else {
            throw TrustRootsError(
                "`\(source)` holds no certificate",
                hint: "give a PEM file: it has a line `-----BEGIN CERTIFICATE-----` for each certificate")
        }
        var store = TrustStore()
        for block in blocks {
            guard let certificate = EncodedCertificate(hashing: block.der) else { continue }
            // Bytes that say nothing of themselves would only be found by those who present the very same.
            guard !certificate.subject.isEmpty, !certificate.publicKeyInfo.isEmpty else { continue }
            store.add(certificate, from: source)
        }
        guard !store.isEmpty else {
            throw TrustRootsError(
                "`\(source)` holds no usable certificate",
                hint: "`openssl x509 -in FILE -noout -text` must be able to print it")
        }
        self.init(store)
    }

    private init(_ store: TrustStore) {
        self.store = store
        organisations = store.anchors.reduce(into: []) { $0.formUnion($1.certificate.subjectName.organisations) }
    }

    /// RFC 7468 section 5.1 and what OpenSSL wrote before.
    private static let labels: Set<String> = ["CERTIFICATE", "X509 CERTIFICATE", "TRUSTED CERTIFICATE"]

    /// These and `others` together.
    func adding(_ others: LoadedRoots) -> LoadedRoots { LoadedRoots(store.adding(others.store)) }

    /// The same for another verifier, as far as it can read them.
    var certificates: [Certificate] { store.anchors.compactMap { try? Certificate(derEncoded: $0.certificate.der) } }
}

extension CertificateReader.DistinguishedName {
    /// The values of O=, folded as names are compared.
    var organisations: [String] { parts.joined().filter { $0.type == "2.5.4.10" }.map(\.folded) }
}

extension EncodedCertificate {
    /// nil for what is no certificate at all.
    convenience init?(hashing der: [UInt8]) {
        do {
            try self.init(der: der, sha256: HexText.text(SHA256.hash(data: der)))
        } catch {
            return nil
        }
    }
}

import SwiftASN1
import X509

/// Trusted certificates, read and ready to build paths to.
package struct LoadedRoots: Sendable {
    private let certificates: [Certificate]
    let store: CertificateStore
    /// The O= of every root's subject, to tell a missing intermediate from an unknown authority.
    let organisations: Set<String>

    /// - Parameter source: where `pem` comes from, for messages.
    /// - Throws: when there is no certificate in it, or none that can be used.
    package init(pem: [UInt8], source: String) throws(TrustRootsError) {
        let documents: [PEMDocument]
        do {
            documents = try PEMDocument.parseMultiple(pemString: String(decoding: pem, as: UTF8.self))
        } catch {
            throw TrustRootsError("cannot read trusted certificates from `\(source)`: \(error)")
        }
        let blocks = documents.filter { $0.discriminator == Certificate.defaultPEMDiscriminator }
        guard !blocks.isEmpty else {
            throw TrustRootsError(
                "`\(source)` holds no certificate",
                hint: "give a PEM file: it has a line `-----BEGIN CERTIFICATE-----` for each certificate")
        }
        // A bundle may hold roots with keys we cannot model; the others still count.
        let certificates = blocks.compactMap { try? Certificate(derEncoded: $0.derBytes) }
        guard !certificates.isEmpty else {
            throw TrustRootsError(
                "`\(source)` holds no usable certificate",
                hint: "`openssl x509 -in FILE -noout -text` must be able to print it")
        }
        self.certificates = certificates
        store = CertificateStore(certificates)
        organisations = Set(certificates.compactMap(\.subject.organisation))
    }

    private init(_ certificates: [Certificate], _ store: CertificateStore, _ organisations: Set<String>) {
        self.certificates = certificates
        self.store = store
        self.organisations = organisations
    }

    /// These and `others` together.
    func adding(_ others: LoadedRoots) -> LoadedRoots {
        LoadedRoots(
            certificates + others.certificates, store.appending(contentsOf: others.certificates),
            organisations.union(others.organisations))
    }
}

extension DistinguishedName {
    var organisation: String? {
        for relative in self {
            for attribute in relative where attribute.type == .RDNAttributeType.organizationName {
                return String(describing: attribute.value)
            }
        }
        return nil
    }
}

package import CertificateReader
package import Checks
import Crypto
import FoundationEssentials
import SwiftASN1
import Synchronization
package import UpkeepCore
@_spi(FixedExpiryValidationTime) @_spi(DisableValidityCheck) import X509

/// Reads presented chains and says whether they lead to a trusted root; the same chain seen again costs a look-up.
package final class TrustEvaluator: Sendable {
    package struct Opinion: Sendable {
        package var certificates: [CertificateFacts]
        package var trust: TrustObservation
    }

    private struct LoadedRoots {
        var store: CertificateStore
        /// The O= of every root's subject, to tell a missing intermediate from an unknown authority.
        var organisations: Set<String>
    }

    private struct Remembered {
        var opinion: Opinion
        var from: Timestamp
        var until: Timestamp
    }

    /// Chains kept at most; a shop has fewer, and a hostile server must not fill memory.
    private static let capacity = 4096

    private let roots: TrustRoots
    private let seen = Mutex<[[[UInt8]]: Remembered]>([:])
    private let loaded = Mutex<Result<LoadedRoots, TrustRootsError>?>(nil)

    package init(roots: TrustRoots) { self.roots = roots }

    /// The opinion on this chain if it has been judged before and no date has passed since.
    package func remembered(_ chain: [[UInt8]], now: Timestamp) -> Opinion? {
        seen.withLock { seen in
            guard let entry = seen[chain], entry.from <= now, now < entry.until else { return nil }
            return entry.opinion
        }
    }

    /// Judges the chain, leaf first, as of `now`.
    /// - Parameter chain: DER, as presented; certificates beyond the tenth are described but build no path.
    package func evaluate(_ chain: [[UInt8]], now: Timestamp) async -> Opinion {
        if let opinion = remembered(chain, now: now) { return opinion }
        let facts = chain.prefix(100).map { CertificateFacts.described(der: $0) }
        let trust = await judge(Array(chain.prefix(10)), facts, now)
        let opinion = Opinion(certificates: facts, trust: trust)
        let dates =
            facts.flatMap { [$0.notBefore, $0.notAfter].compactMap { $0 } } + [trust.pathNotAfter].compactMap { $0 }
        let entry = Remembered(
            opinion: opinion, from: now, until: dates.filter { $0 > now }.min() ?? now + .seconds(86_400))
        seen.withLock { seen in
            if seen.count >= Self.capacity { seen.removeAll() }
            seen[chain] = entry
        }
        return opinion
    }

    private func judge(_ chain: [[UInt8]], _ facts: [CertificateFacts], _ now: Timestamp) async -> TrustObservation {
        let roots: LoadedRoots
        switch loadedRoots() {
        case .success(let loaded): roots = loaded
        case .failure(let error):
            return TrustObservation(path: [], pathNotAfter: nil, problem: .noRoots, detail: error.message)
        }
        var certificates: [Certificate] = []
        for (place, der) in chain.enumerated() {
            do {
                certificates.append(try Certificate(derEncoded: der))
            } catch {
                if place == 0 {
                    return TrustObservation(
                        path: [], pathNotAfter: nil, problem: .unreadable,
                        detail: "the certificate's key or encoding is one that no current client accepts "
                            + "(key \(facts.first?.key ?? "unknown"))")
                }
            }
        }
        guard let leaf = certificates.first else {
            return TrustObservation(
                path: [], pathNotAfter: nil, problem: .unreadable, detail: "no certificate was sent")
        }
        let intermediates = CertificateStore(certificates.dropFirst())
        let date = Date(timeIntervalSince1970: Double(now.seconds))
        if let path = await path(leaf, intermediates, roots.store, RFC5280Policy(fixedExpiryValidationTime: date)) {
            return TrustObservation(path: path.names, pathNotAfter: path.notAfter)
        }
        if let path = await path(leaf, intermediates, roots.store, RFC5280Policy.withValidityCheckDisabled()) {
            guard let dated = path.issuers.first(where: { $0.notValidAfter < date || $0.notValidBefore > date }) else {
                return TrustObservation(path: path.names, pathNotAfter: path.notAfter)
            }
            return TrustObservation(
                path: path.names, pathNotAfter: path.notAfter, problem: .issuerExpired,
                detail: "`\(dated.subject)` is valid from \(dated.notValidBefore.timestamp.rfc3339()) "
                    + "to \(dated.notValidAfter.timestamp.rfc3339())")
        }
        return TrustObservation(
            path: [], pathNotAfter: nil, problem: await problem(leaf, certificates, roots.store, roots.organisations),
            detail: detail(facts))
    }

    private struct Path {
        var names: [String]
        var issuers: [Certificate]
        var notAfter: Timestamp?
    }

    private func path(
        _ leaf: Certificate, _ intermediates: CertificateStore, _ store: CertificateStore, _ policy: RFC5280Policy
    ) async -> Path? {
        var verifier = Verifier(rootCertificates: store) { policy }
        guard case .validCertificate(let chain) = await verifier.validate(leaf: leaf, intermediates: intermediates)
        else { return nil }
        let certificates = Array(chain)
        // A root in a trust store stays trusted by fiat: its own date does not end the path for clients.
        let dated = certificates.count > 1 ? certificates.dropLast() : certificates[...]
        return Path(
            names: certificates.map { "\($0.subject)" }, issuers: Array(certificates.dropFirst()),
            notAfter: dated.map(\.notValidAfter.timestamp).min())
    }

    private func problem(
        _ leaf: Certificate, _ chain: [Certificate], _ store: CertificateStore, _ organisations: Set<String>
    ) async -> TrustObservation.Problem {
        if leaf.subject == leaf.issuer { return .selfSigned }
        var verifier = Verifier(rootCertificates: store) { RFC5280Policy.withValidityCheckDisabled() }
        let result = await verifier.validate(leaf: leaf, intermediates: CertificateStore(chain.dropFirst()))
        if case .couldNotValidate(let failures) = result, !failures.isEmpty { return .forbiddenPath }
        guard chain.count == 1 else { return .unknownIssuer }
        // A public authority's leaf says where its issuer's certificate is; a private one's rarely does, but its
        // intermediates carry the root's organisation.
        let pointsAtIssuer = (try? leaf.extensions.authorityInformationAccess)??.contains { $0.method == .issuingCA }
        let known = leaf.issuer.organisation.map(organisations.contains) ?? false
        return pointsAtIssuer == true || known ? .missingIntermediate : .unknownIssuer
    }

    private func detail(_ facts: [CertificateFacts]) -> String {
        guard let last = facts.last, let leaf = facts.first else { return "" }
        return facts.count == 1
            ? "only the certificate itself was sent; its issuer is `\(leaf.issuer)`"
            : "the chain as sent ends at `\(last.subject)`, issued by `\(last.issuer)`"
    }

    private func loadedRoots() -> Result<LoadedRoots, TrustRootsError> {
        loaded.withLock { loaded in
            if let loaded { return loaded }
            let fresh = load()
            loaded = fresh
            return fresh
        }
    }

    private func load() -> Result<LoadedRoots, TrustRootsError> {
        let documents: [PEMDocument]
        do {
            let text = String(decoding: try roots.load(), as: UTF8.self)
            documents = try PEMDocument.parseMultiple(pemString: text)
        } catch {
            return .failure(TrustRootsError("cannot read trusted certificates from `\(roots.source)`: \(error)"))
        }
        // A bundle may hold roots with keys we cannot model; the others still count.
        let certificates = documents.filter { $0.discriminator == Certificate.defaultPEMDiscriminator }
            .compactMap { try? Certificate(derEncoded: $0.derBytes) }
        guard !certificates.isEmpty else {
            return .failure(TrustRootsError("`\(roots.source)` holds no usable certificate"))
        }
        return .success(
            LoadedRoots(
                store: CertificateStore(certificates),
                organisations: Set(certificates.compactMap(\.subject.organisation))))
    }
}

extension CertificateFacts {
    /// Reads `der`, or says in the facts why it cannot be read.
    fileprivate static func described(der: [UInt8]) -> CertificateFacts {
        let digest = SHA256.hash(data: der).map { String($0, radix: 16).leftPadded }.joined()
        do {
            return try read(der: der, sha256: digest)
        } catch {
            return CertificateFacts(subject: "", issuer: "", sha256: digest, flaws: [error.message])
        }
    }
}

extension String {
    fileprivate var leftPadded: String { count == 1 ? "0" + self : self }
}

extension DistinguishedName {
    fileprivate var organisation: String? {
        for relative in self {
            for attribute in relative where attribute.type == .RDNAttributeType.organizationName {
                return String(describing: attribute.value)
            }
        }
        return nil
    }
}

extension Date {
    fileprivate var timestamp: Timestamp { Timestamp(seconds: Int64(timeIntervalSince1970.rounded(.down))) }
}

import CertificatePath
package import CertificateReader
package import Checks
import Crypto
import Synchronization
package import UpkeepCore

/// Reads presented chains and says whether they lead to a trusted root; the same chain seen again costs a look-up.
package final class TrustEvaluator: Sendable {
    package struct Opinion: Sendable {
        package var certificates: [CertificateFacts]
        package var trust: TrustObservation
        /// The first one with its bytes; nil when it cannot be read.
        package var leaf: EncodedCertificate?
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

    /// What is trusted as well.
    private let base: TrustEvaluator?

    package convenience init(roots: TrustRoots) { self.init(roots, besides: nil) }

    /// Trusts `roots` besides what `base` trusts.
    init(_ roots: TrustRoots, besides base: TrustEvaluator?) {
        self.roots = roots
        self.base = base
    }

    /// The opinion on this chain if it has been judged before and no date has passed since.
    package func remembered(_ chain: [[UInt8]], now: Timestamp) -> Opinion? {
        seen.withLock { seen in
            guard let entry = seen[chain], entry.from <= now, now < entry.until else { return nil }
            return entry.opinion
        }
    }

    /// The DER of a chain that was judged before; nil when it has been forgotten since.
    package func bytes(of certificates: [CertificateFacts]) -> [[UInt8]]? {
        let digests = certificates.map(\.sha256)
        return seen.withLock { seen in
            seen.first { $0.value.opinion.certificates.map(\.sha256) == digests }?.key
        }
    }

    /// Judges the chain, leaf first, as of `now`.
    /// - Parameter chain: DER, as presented; certificates beyond the tenth are described but build no path.
    package func evaluate(_ chain: [[UInt8]], now: Timestamp) async -> Opinion {
        if let opinion = remembered(chain, now: now) { return opinion }
        let leaf = chain.first.flatMap { EncodedCertificate(hashing: $0) }
        let facts = chain.prefix(100).enumerated().map { place, der in
            (place == 0 ? leaf?.facts : nil) ?? CertificateFacts.described(der: der)
        }
        let trust = judge(Array(chain.prefix(11)), leaf, facts, now)
        let opinion = Opinion(certificates: facts, trust: trust, leaf: leaf)
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

    private func judge(
        _ chain: [[UInt8]], _ leaf: EncodedCertificate?, _ facts: [CertificateFacts], _ now: Timestamp
    ) -> TrustObservation {
        let roots: LoadedRoots
        switch loadedRoots() {
        case .success(let loaded): roots = loaded
        case .failure(let error):
            return TrustObservation(path: [], pathNotAfter: nil, problem: .noRoots, detail: error.message)
        }
        guard !chain.isEmpty else {
            return TrustObservation(
                path: [], pathNotAfter: nil, problem: .unreadable, detail: "no certificate was sent")
        }
        guard let leaf, !leaf.signature.isEmpty else {
            return TrustObservation(
                path: [], pathNotAfter: nil, problem: .unreadable,
                detail: facts.first?.flaws.first ?? "the certificate is not encoded as one")
        }
        let others = chain.dropFirst().compactMap { EncodedCertificate(hashing: $0) }
        return ChainDiagnosis(leaf: leaf, others: others, roots: roots, now: now).trust()
    }

    /// What another verifier says of the chain; nil where there are no roots to judge by.
    package func secondOpinion(on chain: [[UInt8]], now: Timestamp) async -> TrustObservation.SecondOpinion? {
        guard case .success(let roots) = loadedRoots() else { return nil }
        return await ChainSecondOpinion(chain: chain, roots: roots, now: now).opinion()
    }

    /// Whose signature `leaf` bears: one that came with it, or a trusted one; nil when neither has it.
    /// - Parameter chain: DER, as presented, `leaf` first.
    func issuer(of leaf: EncodedCertificate, in chain: [[UInt8]]) -> EncodedCertificate? {
        let name = leaf.issuerName
        let sent = chain.prefix(11).lazy.compactMap { EncodedCertificate(hashing: $0) }
            .filter { $0.subjectName.isSame(as: name) }
        let trusted = ((try? loadedRoots().get())?.store.anchors(named: name) ?? []).map(\.certificate)
        let signature = CertificateSignature(leaf.facts.signature, over: leaf.signed, leaf.signature)
        return (Array(sent) + trusted).first { signature.verdict(by: $0) == .valid }
    }

    /// DER of whoever signed the first of `chain`; nil when nobody knows.
    package func issuer(of chain: [[UInt8]]) -> [UInt8]? {
        chain.first.flatMap { EncodedCertificate(hashing: $0) }.flatMap { issuer(of: $0, in: chain) }?.der
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
        let pem: [UInt8]
        do {
            pem = try roots.load()
        } catch {
            return .failure(TrustRootsError("cannot read trusted certificates from `\(roots.source)`: \(error)"))
        }
        do {
            let own = try LoadedRoots(pem: pem, source: roots.source)
            // A machine without a bundle of its own can still trust what the config names.
            guard case .success(let others) = base?.loadedRoots() else { return .success(own) }
            return .success(others.adding(own))
        } catch {
            return .failure(error)
        }
    }
}

extension CertificateFacts {
    /// Reads `der`, or says in the facts why it cannot be read.
    fileprivate static func described(der: [UInt8]) -> CertificateFacts {
        let digest = HexText.text(SHA256.hash(data: der))
        do {
            return try read(der: der, sha256: digest)
        } catch {
            return CertificateFacts(subject: "", issuer: "", sha256: digest, flaws: [error.message])
        }
    }
}

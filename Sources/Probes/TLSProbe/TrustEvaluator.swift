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

    private struct Memory {
        var opinions: [Chain: Remembered] = [:]
        /// By the certificates' digests.
        var chains: [[String]: [[UInt8]]] = [:]
        var searches = 0
    }

    /// Taken up for its hash in one go: an array of bytes would be byte by byte.
    private struct Chain: Hashable {
        let certificates: [[UInt8]]

        init(_ certificates: [[UInt8]]) { self.certificates = certificates }

        func hash(into hasher: inout Hasher) {
            for certificate in certificates { certificate.withUnsafeBytes { hasher.combine(bytes: $0) } }
        }
    }

    /// Chains kept at most; a shop has fewer, and a hostile server must not fill memory.
    private static let capacity = 4096

    private let roots: TrustRoots
    private let memory = Mutex(Memory())
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
        memory.withLock { memory in
            guard let entry = memory.opinions[Chain(chain)], entry.from <= now, now < entry.until else { return nil }
            return entry.opinion
        }
    }

    /// How often paths were looked for: once for each chain, until a date in it has passed.
    package var searches: Int { memory.withLock { $0.searches } }

    /// The DER of a chain that was judged before; nil when it has been forgotten since.
    package func bytes(of certificates: [CertificateFacts]) -> [[UInt8]]? {
        let digests = certificates.map(\.sha256)
        return memory.withLock { $0.chains[digests] }
    }

    /// Judges the chain, leaf first, as of `now`.
    /// - Parameter chain: DER, as presented; certificates beyond the tenth are described but build no path.
    package func evaluate(_ chain: [[UInt8]], now: Timestamp) async -> Opinion {
        if let opinion = remembered(chain, now: now) { return opinion }
        let read = chain.prefix(100).map { Self.read($0) }
        let facts = read.map(\.facts)
        let trust = judge(read.prefix(11).map(\.certificate), facts, now)
        let opinion = Opinion(certificates: facts, trust: trust, leaf: read.first?.certificate)
        let dates =
            facts.flatMap { [$0.notBefore, $0.notAfter].compactMap { $0 } } + [trust.pathNotAfter].compactMap { $0 }
        let entry = Remembered(
            opinion: opinion, from: now, until: dates.filter { $0 > now }.min() ?? now + .seconds(86_400))
        memory.withLock { memory in
            if memory.opinions.count >= Self.capacity { memory = Memory(searches: memory.searches) }
            memory.opinions[Chain(chain)] = entry
            memory.chains[facts.map(\.sha256)] = chain
            memory.searches += 1
        }
        return opinion
    }

    /// What the bytes say, or in the facts why they cannot be read.
    private static func read(_ der: [UInt8]) -> (certificate: EncodedCertificate?, facts: CertificateFacts) {
        let digest = HexText.text(SHA256.hash(data: der))
        do {
            let certificate = try EncodedCertificate(der: der, sha256: digest)
            return (certificate, certificate.facts)
        } catch {
            return (nil, CertificateFacts(subject: "", issuer: "", sha256: digest, flaws: [error.message]))
        }
    }

    private func judge(
        _ chain: [EncodedCertificate?], _ facts: [CertificateFacts], _ now: Timestamp
    ) -> TrustObservation {
        let roots: LoadedRoots
        switch loadedRoots() {
        case .success(let loaded): roots = loaded
        case .failure(let error):
            return TrustObservation(path: [], pathNotAfter: nil, problem: .noRoots, detail: error.message)
        }
        guard let first = chain.first else {
            return TrustObservation(
                path: [], pathNotAfter: nil, problem: .unreadable, detail: "no certificate was sent")
        }
        guard let leaf = first, !leaf.signature.isEmpty else {
            return TrustObservation(
                path: [], pathNotAfter: nil, problem: .unreadable,
                detail: facts.first?.flaws.first ?? "the certificate is not encoded as one")
        }
        let others = chain.dropFirst().compactMap { $0 }
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

import CertificateReader
import Checks
import Crypto
import TLSProbe
import UpkeepCore

/// Asks the authorities behind a chain: for the issuer's certificate when it was not sent, for lists of revoked
/// certificates, and for the responder's answer.
struct AuthorityInquiry: Sendable {
    /// Lists and responders of one certificate that are asked at most.
    private static let mostSources = 4
    /// Missing certificates that are fetched one above the other at most.
    private static let mostMissing = 4
    private static let listLimit = 32 << 20
    private static let certificateLimit = 1 << 18

    let documents: DocumentSource

    /// - Parameter chain: DER, leaf first; what else is known of its issuers behind it.
    func ask(about chain: [[UInt8]], within limit: Duration, now: Timestamp) async -> AuthorityAnswers {
        let deadline = ContinuousClock.now + limit
        var answers = AuthorityAnswers()
        let sent = chain.prefix(10).compactMap(Self.read)
        guard let leaf = sent.first else { return answers }
        let (issuer, spares) = await issuer(of: leaf, among: Array(sent.dropFirst()), deadline)
        answers.spares = spares
        guard !leaf.facts.isSelfIssued else { return answers }
        let lists = leaf.facts.extensions.distributionPoints.flatMap(\.addresses).filter(Self.isWeb)
        let responders = leaf.facts.extensions.responders.filter(Self.isWeb)
        answers.revocation = await withTaskGroup(of: (Int, RevocationAnswer).self) { group in
            for (place, address) in lists.prefix(Self.mostSources).enumerated() {
                group.addTask { (place, await list(address, about: leaf, issuer, deadline - .now)) }
            }
            for (place, address) in responders.prefix(Self.mostSources).enumerated() {
                group.addTask {
                    (Self.mostSources + place, await responder(address, about: leaf, issuer, deadline - .now, now))
                }
            }
            var answers: [(Int, RevocationAnswer)] = []
            for await answer in group { answers.append(answer) }
            return answers.sorted { $0.0 < $1.0 }.map(\.1)
        }
        return answers
    }

    /// The leaf's issuer as sent, or else fetched; what had to be fetched, up to the first that signs itself.
    private func issuer(
        of leaf: EncodedCertificate, among sent: [EncodedCertificate], _ deadline: ContinuousClock.Instant
    ) async -> (EncodedCertificate?, [SpareCertificate]) {
        if let direct = sent.first(where: { $0.subject == leaf.issuer && $0.der != leaf.der }) { return (direct, []) }
        var spares: [SpareCertificate] = []
        var direct: EncodedCertificate?
        var current = leaf
        for _ in 0..<Self.mostMissing {
            guard !current.facts.isSelfIssued, let address = current.facts.extensions.issuers.first(where: Self.isWeb),
                case .success(let bytes) = await documents.fetch(
                    address, limit: Self.certificateLimit, within: deadline - .now),
                let found = Self.certificates(in: bytes).first(where: { $0.subject == current.issuer })
            else { break }
            if direct == nil { direct = found }
            // The root itself is never to be served.
            guard !found.facts.isSelfIssued else { break }
            spares.append(SpareCertificate(facts: found.facts, pem: PEMText.certificate(found.der), source: address))
            current = found
        }
        return (direct, spares)
    }

    private static func certificates(in bytes: [UInt8]) -> [EncodedCertificate] {
        if let blocks = try? PEMReader.blocks(in: bytes), !blocks.isEmpty {
            return blocks.filter { $0.label == "CERTIFICATE" }.compactMap { read($0.der) }
        }
        return [read(bytes)].compactMap { $0 }
    }

    private static func read(_ der: [UInt8]) -> EncodedCertificate? {
        try? EncodedCertificate(der: der, sha256: HexText.text(SHA256.hash(data: der)))
    }

    private static func isWeb(_ address: String) -> Bool {
        address.lowercased().hasPrefix("http://") || address.lowercased().hasPrefix("https://")
    }

    private func list(
        _ address: String, about leaf: EncodedCertificate, _ issuer: EncodedCertificate?, _ limit: Duration
    ) async -> RevocationAnswer {
        var answer = RevocationAnswer(
            .crl, location: address, subject: leaf.facts.subject, serial: leaf.facts.serial, standing: .unknown)
        switch await documents.fetch(address, limit: Self.listLimit, within: limit) {
        case .failure(let failure): answer.standing = .noAnswer(failure.reason)
        case .success(let bytes):
            do throws(CertificateReaderError) {
                try AuthoritySignature.read(bytes, into: &answer, about: leaf, issuer)
            } catch {
                answer.standing = .noAnswer("the list at `\(address)` cannot be read: \(error.message)")
            }
        }
        return answer
    }

    private func responder(
        _ address: String, about leaf: EncodedCertificate, _ issuer: EncodedCertificate?, _ limit: Duration,
        _ now: Timestamp
    ) async -> RevocationAnswer {
        var answer = RevocationAnswer(
            .responder, location: address, subject: leaf.facts.subject, serial: leaf.facts.serial, standing: .unknown)
        guard let issuer else {
            answer.standing = .noAnswer("the issuer's certificate is not at hand, and a responder is asked with it")
            return answer
        }
        let id = OCSPCertificateID(
            issuerNameHash: Array(Insecure.SHA1.hash(data: issuer.subject)),
            issuerKeyHash: Array(Insecure.SHA1.hash(data: issuer.publicKeyBits)), serial: Array(leaf.serial))
        let request = OCSPRequest(certificates: [id]).der
        let result = await documents.fetch(
            address, posting: .init(request, type: "application/ocsp-request"), limit: OCSPResponse.lengthLimit,
            within: limit)
        switch result {
        case .failure(let failure): answer.standing = .noAnswer(failure.reason)
        case .success(let bytes):
            do throws(CertificateReaderError) {
                answer = RevocationAnswer(
                    .responder, try OCSPResponse.read(der: bytes), about: leaf, issuedBy: issuer, at: now,
                    location: address)
            } catch {
                answer.standing = .noAnswer("the answer of `\(address)` cannot be read: \(error.message)")
            }
        }
        return answer
    }
}

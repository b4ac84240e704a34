import CertificateReader
import Checks
import TLSWire
import UpkeepCore

/// Puts certificates, staples and timestamps as they came into the terms of an observation.
struct ChainReading: Sendable {
    let trust: TrustEvaluator
    let now: Timestamp

    func opinion(_ entries: [CertificateEntry]) async -> TrustEvaluator.Opinion? {
        entries.isEmpty ? nil : await trust.evaluate(entries.map(\.der), now: now)
    }

    /// What is stapled, about the first of `chain`.
    func staple(_ raw: [UInt8]?, of chain: [CertificateEntry]) -> StapleObservation? {
        guard let raw, let first = chain.first, let leaf = EncodedCertificate(hashing: first.der) else { return nil }
        return StapleObservation(raw: raw, answer: answer(raw, about: leaf, in: chain.map(\.der)))
    }

    private func answer(_ raw: [UInt8], about leaf: EncodedCertificate, in chain: [[UInt8]]) -> RevocationAnswer {
        do {
            let response = try OCSPResponse.read(der: raw)
            if let issuer = trust.issuer(of: leaf, in: chain) {
                return RevocationAnswer(.staple, response, about: leaf, issuedBy: issuer, at: now)
            }
            // That the issuer is missing has its own finding; what the answer would say if it held is told all the same.
            let answer = response.answers.first { $0.certificate.serial.elementsEqual(leaf.serial) }
            return RevocationAnswer(.staple, response, answer, of: leaf.facts)
        } catch {
            return RevocationAnswer(
                .staple, subject: leaf.facts.subject, serial: leaf.facts.serial,
                standing: .noAnswer("it cannot be read: \(error.message)"))
        }
    }

    /// Those of the handshake, and those within the staple.
    func timestamps(_ list: [UInt8]?, staple: StapleObservation?) -> [SCTObservation] {
        let own = list.map { SignedCertificateTimestamp.list(in: $0[...]).stamps } ?? []
        let stapled =
            staple.flatMap { try? OCSPResponse.read(der: $0.raw) }?.answers.flatMap(\.timestamps) ?? []
        return own.map { SCTObservation(.handshake, $0) } + stapled.map { SCTObservation(.staple, $0) }
    }
}

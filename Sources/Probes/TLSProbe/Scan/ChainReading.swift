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

    /// What is stapled, about the leaf. Whether its signature holds is not looked at here.
    func staple(_ raw: [UInt8]?, leaf: CertificateFacts?) -> StapleObservation? {
        guard let raw, let leaf else { return nil }
        do {
            return StapleObservation(raw: raw, answer: RevocationAnswer(.staple, try .read(der: raw), of: leaf))
        } catch {
            return StapleObservation(
                raw: raw,
                answer: RevocationAnswer(
                    .staple, subject: leaf.subject, serial: leaf.serial,
                    standing: .noAnswer("it cannot be read: \(error.message)")))
        }
    }

    /// Those of the handshake, and those within the staple.
    func timestamps(_ list: [UInt8]?, staple: StapleObservation?) -> [SCTObservation] {
        let own = list.map { CertificateReader.SignedCertificateTimestamp.list(in: $0[...]).stamps } ?? []
        let stapled =
            staple.flatMap { try? OCSPResponse.read(der: $0.raw) }?.answers.flatMap(\.timestamps) ?? []
        return own.map { SCTObservation(.handshake, $0) } + stapled.map { SCTObservation(.staple, $0) }
    }
}

import CertificateReader
import Checks
import Crypto
import TLSWire
import UpkeepCore

/// Puts certificates, staples and timestamps as they came into the terms of an observation.
struct ChainReading: Sendable {
    let trust: TrustEvaluator
    let now: Timestamp

    func opinion(_ entries: [CertificateEntry]) async -> TrustEvaluator.Opinion? {
        entries.isEmpty ? nil : await trust.evaluate(entries.map(\.der), now: now)
    }

    /// What is stapled, about the leaf.
    func staple(_ raw: [UInt8]?, leaf: CertificateFacts?) -> StapleObservation? {
        guard let raw else { return nil }
        func observation(_ standing: RevocationAnswer.Standing, _ answer: OCSPAnswer? = nil) -> StapleObservation {
            StapleObservation(
                raw: raw,
                answer: RevocationAnswer(
                    .staple, subject: leaf?.subject ?? "", serial: leaf?.serial ?? "", standing: standing,
                    thisUpdate: answer?.thisUpdate, nextUpdate: answer?.nextUpdate))
        }
        let response: OCSPResponse
        do {
            response = try OCSPResponse.read(der: raw)
        } catch {
            return observation(.noAnswer("it cannot be read: \(error.message)"))
        }
        guard response.outcome == .successful else {
            return observation(.noAnswer("the responder answered `\(response.outcome.map { "\($0)" } ?? "an unknown code")`"))
        }
        guard let answer = response.answers.first(where: { Self.text($0.certificate.serial) == Self.text(leaf?.serial) })
        else { return observation(.noAnswer("it is about another certificate")) }
        switch answer.status {
        case .good: return observation(.good, answer)
        case .revoked(let moment, let reason): return observation(.revoked(at: moment, reason: reason), answer)
        case .unknown: return observation(.unknown, answer)
        case .unreadable: return observation(.noAnswer("its answer cannot be read"), answer)
        }
    }

    /// Those of the handshake, and those within the staple.
    func timestamps(_ list: [UInt8]?, staple: StapleObservation?) -> [SCTObservation] {
        let own = list.map { CertificateReader.SignedCertificateTimestamp.list(in: $0[...]).stamps } ?? []
        let stapled =
            staple.flatMap { try? OCSPResponse.read(der: $0.raw) }?.answers.flatMap(\.timestamps) ?? []
        return own.map { SCTObservation(.handshake, $0) } + stapled.map { SCTObservation(.staple, $0) }
    }

    /// Digits alone, whatever stands between them.
    private static func text(_ serial: [UInt8]) -> String { text(HexText.text(serial)) }

    private static func text(_ serial: String?) -> String {
        String((serial ?? "").lowercased().filter { $0.isHexDigit }.drop { $0 == "0" })
    }
}

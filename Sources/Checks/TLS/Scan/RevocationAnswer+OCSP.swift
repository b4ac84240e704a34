package import CertificateReader
import UpkeepCore

extension RevocationAnswer {
    /// What an OCSP response says of one certificate. Whether its signature holds is for the caller to have seen to.
    /// - Parameter certificate: what the response must name; nil where only the serial number is known.
    package init(
        _ source: Source, _ response: OCSPResponse, of leaf: CertificateFacts, as certificate: OCSPCertificateID? = nil,
        location: String? = nil
    ) {
        self.init(source, location: location, subject: leaf.subject, serial: leaf.serial, standing: .unknown)
        guard response.outcome == .successful else {
            let what = response.outcome.map { "`\($0)`" } ?? "a number that means nothing"
            standing = .noAnswer("the responder answers \(what)")
            return
        }
        let answer =
            certificate.flatMap(response.answer)
            ?? response.answers.first { Self.hex($0.certificate.serial) == leaf.serial }
        guard let answer else {
            standing = .noAnswer("it is about another certificate")
            return
        }
        thisUpdate = answer.thisUpdate
        nextUpdate = answer.nextUpdate
        switch answer.status {
        case .good: standing = .good
        case .revoked(let date, let reason): standing = .revoked(at: date, reason: reason)
        case .unknown: standing = .unknown
        case .unreadable: standing = .noAnswer("it cannot be read: \(response.flaws.first ?? "no flaw is known")")
        }
    }

    /// As ``CertificateFacts/serial`` has it: without the octet that only keeps the sign off.
    private static func hex(_ serial: [UInt8]) -> String {
        HexText.text(serial.count > 1 && serial[0] == 0 ? serial[1...] : serial[...])
    }
}

import UpkeepCore

/// An address that fails while others of the same name work: where, and how.
struct DeadAddress {
    let address: IPAddress
    let headline: Finding
    let layer: ProbeLayer

    init(_ one: AddressFindings.One, catalogue: CheckCatalogue) {
        address = one.address
        headline = Suppression.apply(one.findings, catalogue: catalogue).first ?? one.findings[0]
        layer = Self.layer(headline)
    }

    /// Nothing is known about the address, because the fault is on this side.
    var isUnseen: Bool { headline.status == .unknown }

    var evidence: EvidenceValue {
        .record([
            "address": .text(address.description), "layer": .text(layer.rawValue),
            "check": .text(headline.check.text), "summary": .text(headline.summary),
        ])
    }

    private static func layer(_ finding: Finding) -> ProbeLayer {
        if case .text(let name) = finding.evidence["layer"], let layer = ProbeLayer(rawValue: name) { return layer }
        switch finding.check {
        case PortChecks.dialogue.id, HTTPChecks.body.id, HTTPChecks.json.id, HTTPChecks.mixedContent.id,
            HTTPChecks.size.id:
            return .content
        default: break
        }
        switch finding.check.family {
        case "dns": return .dns
        case "tcp": return .connect
        case "tls": return .tls
        default: return .http
        }
    }
}

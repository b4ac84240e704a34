import Checks
package import DNSSEC
import DNSWire
import UpkeepCore

extension ChainJudgement {
    /// A chain's report as a diagnosis takes it.
    package init(_ report: ChainReport) {
        switch report.outcome {
        case .secure: self = .secure
        case .insecure: self = .insecure
        case .indeterminate(let link): self = .indeterminate(link.sentence)
        // A name that leads back to itself is no signature's fault.
        case .bogus(let link) where link.reason == .aliasLoop: self = .indeterminate(link.sentence)
        case .bogus(let link):
            self = .bogus(
                BrokenLink(
                    link.sentence, remedy: link.remedy, facts: link.facts,
                    validity: link.reason.isAboutTime ? report.window(of: link) : nil))
        }
    }
}

extension ChainReport {
    /// When the signature that `link` is about holds.
    fileprivate func window(of link: ChainLink) -> ClosedRange<Timestamp>? {
        let window = windows.first {
            $0.owner == link.step.owner && $0.type == link.step.type && $0.keyTag == link.step.keyTag
                && $0.inception <= $0.expiration
        }
        return window.map { $0.inception...$0.expiration }
    }
}

extension LinkFailure {
    fileprivate var isAboutTime: Bool {
        switch self {
        case .expired, .notYetValid: true
        default: false
        }
    }
}

extension ChainLink {
    /// The link as evidence, for those who look it up.
    var facts: Evidence {
        var facts: Evidence = [
            "step": .text(step.kind.rawValue), "zone": .text("\(step.zone)"), "owner": .text("\(step.owner)"),
            "type": .text("\(step.type)"), "reason": .text(reason.code),
        ]
        if let tag = step.keyTag { facts["keyTag"] = .integer(Int(tag)) }
        if let algorithm = step.algorithm { facts["algorithm"] = .text("\(algorithm)") }
        return facts
    }

    private static func digestCommand(_ zone: DNSName) -> String {
        let name = zone.isRoot ? "." : zone.text(trailingDot: false)
        return "dig \(name) DNSKEY | dnssec-dsfromkey -f - \(name)"
    }

    /// What to do about it.
    var remedy: String {
        let zone = "`\(step.zone.isRoot ? "." : step.zone.text(trailingDot: false))`"
        return switch reason {
        case .expired:
            "sign \(zone) again and look at why that did not happen by itself: a signer that stopped, or a secondary "
                + "that no longer gets the zone"
        case .notYetValid: "look at the signer's clock, then sign \(zone) again"
        case .noMatchingKey where step.kind == .dnskeyMatchesDS, .digestMismatch, .noKeys:
            "give the registrar the DS of a key that \(zone) serves now (`\(Self.digestCommand(step.zone))`), "
                + "or serve the old key again until the DS's TTL has passed"
        case .unsigned:
            "serve the signed zone on every server; do not go unsigned before the DS is gone and its TTL has passed"
        default: "sign \(zone) again with the keys its DS vouches for, and compare its servers with `upkeep dns`"
        }
    }
}

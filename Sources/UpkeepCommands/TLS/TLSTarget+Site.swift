import Checks
import Diagnosis
import HTTPWire

extension TLSTarget {
    /// What a configured site has of TLS; nil when it has none, or one whose beginning nobody could guess.
    init?(_ site: Site) {
        switch site.plan {
        case .http(let plan):
            guard plan.url.scheme == .https else { return nil }
            self.init(label: site.name, host: plan.url.hostText, port: plan.url.port)
            addresses = plan.addresses
            expectation.certificateDays = plan.expect.certificateDays
            take(plan.tls)
        case .port(let plan):
            guard !plan.closed, plan.immediateTLS || plan.dialogue.contains(.starttls) else { return nil }
            let kind = plan.immediateTLS ? nil : Self.kind(plan)
            guard plan.immediateTLS || kind != nil else { return nil }
            self.init(label: site.name, host: plan.host, port: plan.port, starttls: kind)
            addresses = plan.addresses
            expectation.certificateDays = plan.certificateDays
            take(plan.tls)
        case .record: return nil
        }
    }

    private mutating func take(_ plan: TLSPlan) {
        name = plan.serverName
        caFile = plan.caFile
        expectation.verify = plan.verify
    }

    /// By what is said before TLS begins, else by the port.
    private static func kind(_ plan: PortPlan) -> StartTLSKind? {
        for step in plan.dialogue {
            guard case .send(let line) = step else { continue }
            let word = line.uppercased()
            if word.hasPrefix("LHLO") { return .lmtp }
            if word.hasPrefix("EHLO") { return plan.port == 587 ? .submission : .smtp }
            if word.hasPrefix("STLS") || word.hasPrefix("CAPA") && !word.contains("CAPABILITY") { return .pop3 }
            if word.hasPrefix("AUTH TLS") || word.hasPrefix("FEAT") { return .ftp }
            if word.hasSuffix(" STARTTLS") || word.hasSuffix(" CAPABILITY") { return .imap }
        }
        return StartTLSKind.allCases.first { $0.port == plan.port }
    }
}

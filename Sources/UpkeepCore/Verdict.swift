/// The one cause that explains a set of findings.
package struct Verdict: Sendable, Hashable, Codable {
    package enum Code: String, Sendable, Hashable, Codable, CaseIterable {
        case hereNetwork = "here.network"
        case hereResolver = "here.resolver"
        case dnsRegistration = "dns.registration"
        case dnsProviderDown = "dns.provider-down"
        case dnsDegraded = "dns.degraded"
        case dnsDNSSEC = "dns.dnssec"
        case dnsWrongAnswer = "dns.wrong-answer"
        case dnsSplit = "dns.split"
        case dnsPropagation = "dns.propagation"
        case networkUnreachable = "network.unreachable"
        case siteTCP = "site.tcp"
        case siteTLS = "site.tls"
        case siteHTTP = "site.http"
        case siteContent = "site.content"
        case sitePartial = "site.partial"
        case fineFromHere = "fine.from-here"
    }

    package enum Confidence: String, Sendable, Hashable, Codable, CaseIterable {
        case certain, likely
        case cannotTell = "cannot-tell"
    }

    package var code: Code
    package var confidence: Confidence
    /// The answer in plain words, one sentence.
    package var summary: String
    package var remedy: String?
    /// The fact that would decide, when confidence is not certain.
    package var missing: String?

    package init(
        code: Code, confidence: Confidence, summary: String, remedy: String? = nil, missing: String? = nil
    ) {
        self.code = code
        self.confidence = confidence
        self.summary = summary
        self.remedy = remedy
        self.missing = missing
    }
}

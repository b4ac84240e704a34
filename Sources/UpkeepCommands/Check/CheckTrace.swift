import CertificateReader
import Checks
import Diagnosis
import HTTPWire
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// Every step that was taken, in the order it was taken: what was asked, of whom, what came, how long it took.
enum CheckTrace {
    static func write(_ result: CheckResult, to stream: OutputStream, hiding redactor: Redactor) throws {
        func shown(_ line: String) -> String {
            PrintableText.escaped(redactor.redacted(line), unicode: stream.terminal.unicode)
        }
        for result in result.results {
            let steps = result.observation.map(lines) ?? []
            try Output.put("\(shown(result.site.name))\n" + steps.map { "  \(shown($0))\n" }.joined() + "\n", stream)
        }
    }

    private static func lines(_ observation: SiteObservation) -> [String] {
        switch observation.sight {
        case .http(let name, let nameservers, let attempts):
            return lines(name) + (nameservers.map(lines) ?? []) + attempts.flatMap(lines)
        case .port(let name, let nameservers, let attempts):
            return lines(name) + (nameservers.map(lines) ?? []) + attempts.flatMap(lines)
        case .record(let record):
            return record.exchanges.map(line)
                + ["\(record.name) \(record.type): \(record.rcode ?? "no answer")"]
                + record.records.map { "  \($0)" }
        }
    }

    private static func lines(_ name: NameObservation) -> [String] {
        let found = name.addresses.map { "\($0)" }.joined(separator: ", ")
        let chain = name.aliases.isEmpty ? "" : ", through \(name.aliases.joined(separator: " → "))"
        let ttl = name.ttl.map { ", ttl \($0)" } ?? ""
        let source: String
        switch name.source {
        case .literal: return ["address in the URL: \(found)"]
        case .hosts: source = "hosts file"
        case .resolver: source = "dns"
        case .pinned: source = "pinned by the config"
        }
        return name.exchanges.map(line)
            + ["\(source): \(name.name) → \(found.isEmpty ? name.failure?.rawValue ?? "nothing" : found)\(chain)\(ttl)"]
    }

    private static func lines(_ servers: NameserverObservation) -> [String] {
        servers.exchanges.map(line) + ["zone \(servers.zone): \(servers.nameservers.joined(separator: ", "))"]
    }

    private static func line(_ exchange: DNSExchangeObservation) -> String {
        let outcome =
            switch exchange.outcome {
            case .answered(let rcode, let authoritative, let authenticated):
                "\(DNSExchangeObservation.name(rcode: rcode))\(authoritative ? ", authoritative" : "")\(authenticated ? ", authenticated" : "")"
            case .refused: "refused (nothing listens there)"
            case .timedOut: "no answer"
            case .unreachable(let why), .mismatched(let why), .malformed(let why), .closed(let why),
                .cancelled(let why):
                why
            }
        let strays = exchange.strays > 0 ? ", \(exchange.strays) stray answers ignored" : ""
        return "ask \(exchange.server) over \(exchange.transport.rawValue): \(exchange.question) \(exchange.type) → "
            + "\(outcome)\(strays) (\(DurationText.spoken(exchange.elapsed)))"
    }

    private static func lines(_ attempt: HTTPObservation) -> [String] {
        attempt.hops.flatMap(lines) + failure(attempt.failure)
    }

    private static func lines(_ hop: HTTPHopObservation) -> [String] {
        var lines = ["connect \(hop.endpoint) for \(hop.url.text)"] + times(hop.phases)
        if let tls = hop.tls { lines += Self.lines(tls) }
        if let request = hop.request { lines += Self.lines(request) }
        if let answer = hop.answer { lines += Self.lines(answer) }
        return lines
    }

    private static func lines(_ attempt: PortObservation) -> [String] {
        ["connect \(attempt.endpoint)"] + times(attempt.phases) + (attempt.tls.map(lines) ?? [])
            + attempt.steps.map { step in
                "  \(step.step)\(step.received.map { " ← `\($0)`" } ?? "") (\(DurationText.spoken(step.elapsed)))"
            } + failure(attempt.failure)
    }

    private static func failure(_ failure: ProbeFailure?) -> [String] {
        failure.map { ["  failed at \($0.layer.rawValue): \($0.detail)"] } ?? []
    }

    private static func times(_ phases: PhaseTimings) -> [String] {
        let parts = ProbePhase.allCases.compactMap { phase in
            phases[phase].map { "\(phase.rawValue) \(DurationText.spoken($0))" }
        }
        return parts.isEmpty ? [] : ["  " + parts.joined(separator: ", ")]
    }

    private static func lines(_ tls: TLSObservation) -> [String] {
        let version = tls.version ?? "handshake not finished"
        var lines = ["  tls \(version), alpn \(tls.alpn ?? "none"), sni \(tls.serverName ?? "none")"]
        for (place, certificate) in tls.presented.enumerated() {
            let dates = "\(certificate.notBefore?.rfc3339() ?? "?") – \(certificate.notAfter?.rfc3339() ?? "?")"
            lines.append("    \(place): \(certificate.subject), \(certificate.key), \(dates)")
        }
        if let trust = tls.trust {
            lines.append(
                trust.problem.map { "    trust: \($0.rawValue): \(trust.detail)" }
                    ?? "    trust: via \(trust.path.dropFirst().joined(separator: " → "))")
        }
        return lines
    }

    private static func lines(_ request: HTTPRequestObservation) -> [String] {
        ["  \(request.method) \(request.target)", "    Host: \(request.host)"]
            + request.fields.map { "    \($0.name): \(shown($0))" }
    }

    private static func lines(_ answer: HTTPAnswerObservation) -> [String] {
        ["  \(answer.version) \(answer.status) \(answer.reason)"]
            + answer.headers.fields.map { "    \($0.name): \(shown($0))" }
            + ["    (\(answer.encodedLength) body bytes, \(answer.bodyEnd.rawValue))"]
            + (answer.notes + [answer.codingProblem].compactMap { $0 }).map { "    note: \($0)" }
    }

    /// A session's cookie lets in whoever has it.
    private static func shown(_ field: HTTPFields.Field) -> String {
        if ["authorization", "proxy-authorization", "cookie"].contains(field.name.lowercased()) { return "(secret)" }
        guard HTTPFields.equal(field.name, "Set-Cookie") else { return field.value }
        let parts = field.value.split(separator: ";", maxSplits: 1, omittingEmptySubsequences: false)
        let name = parts[0].firstIndex(of: "=").map { parts[0][...$0] } ?? ""
        return "\(name)(secret)" + parts.dropFirst().map { ";\($0)" }.joined()
    }
}

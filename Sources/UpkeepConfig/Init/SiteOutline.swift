import CertificateReader
import Checks
import HTTPWire
import UpkeepCore

/// One site's lines in a first config.
struct SiteOutline {
    private(set) var lines: [String]

    init(_ observation: InitObservation, _ address: SiteAddress) {
        lines = ["- url: \(YAMLText.value(address.text))"]
        lines += LoginOutline(observation.http, address).lines.map { "  " + $0 }
        if let name = observation.name, let failure = name.failure { lines += Self.lost(name.name, failure) }
        if let http = observation.http { lines += Self.chain(http) }
        if let failure = observation.portFailure { lines += Self.closed(failure, address.kind) }
        if let banner = observation.banner { lines += Self.dialogue(banner) }
        var expect: [String] = []
        if let http = observation.http { expect += Self.answer(http) }
        expect += Self.agreed(observation)
        if let certificate = observation.certificate { expect += Self.certificate(certificate) }
        // Comments alone would leave `expect` without a value.
        guard expect.contains(where: { !$0.hasPrefix("#") }) else {
            lines += expect.map { "  " + $0 }
            return
        }
        lines.append("  expect:")
        lines += expect.map { "    " + $0 }
    }

    private static func lost(_ name: String, _ failure: NameFailure) -> [String] {
        [
            "  # confirm: `\(YAMLText.comment(name))` was not found when this was written (\(failure.inBrief)). If only",
            "  # another DNS server knows it, set `resolvers` (`--resolver`), or go to its address without a look-up:",
            "  # connect_to: 192.0.2.10",
        ]
    }

    private static func closed(_ failure: ProbeFailure, _ kind: SiteKind) -> [String] {
        let seen = "  # confirm: no connection when this was written: \(YAMLText.comment(failure.detail))"
        guard kind == .tcp else { return [seen] }
        return [seen, "  # if the port must be closed, as a firewall has it, this says so:", "  # closed: true"]
    }

    private static func chain(_ http: HTTPObservation) -> [String] {
        var lines: [String] = []
        if let failure = http.failure {
            lines.append("  # confirm: no whole answer came when this was written: \(YAMLText.comment(failure.detail))")
            if failure.kind == .untrusted {
                lines.append(
                    "  # if the certificate's authority is your own, name it at the top of the file: `ca_file`")
            }
        }
        let hops = http.hops.compactMap { hop in hop.answer.map { (hop.url.text, $0.status) } }
        guard hops.count > 1 else { return lines }
        lines.append("  # the redirect chain, as seen:")
        return lines + hops.map { "  #   \($0.1)  \(YAMLText.comment($0.0))" }
    }

    private static func dialogue(_ banner: String) -> [String] {
        guard let pattern = BannerPattern(banner) else { return [] }
        return [
            "  # confirm: the server said `\(YAMLText.comment(banner))`", "  dialogue:",
            "    - expect: \(YAMLText.value(pattern.text))",
        ]
    }

    private static func answer(_ http: HTTPObservation) -> [String] {
        guard http.failure == nil, let last = http.hops.last, let answer = last.answer else { return [] }
        var lines: [String] = []
        if answer.status == 401 {
            lines.append("# confirm: 401 because it wants credentials; with `auth` set, take this line out")
        } else if !(200...299).contains(answer.status) {
            lines.append("# confirm: is this really the right answer?")
        }
        if (100...599).contains(answer.status) { lines.append("status: \(answer.status)") }
        if http.hops.count > 1 {
            lines += ["# where the redirect chain ended", "final_url: \(YAMLText.value(last.url.text))"]
        }
        if let title = PageTitle.find(in: answer.body) {
            lines += Self.marker(TitleText(title))
        }
        lines += json(answer)
        switch answer.version {
        case "HTTP/2": lines += insisting(on: "h2", as: "HTTP/2")
        case "HTTP/1.1": lines += insisting(on: "http/1.1", as: "HTTP/1.1")
        default: break
        }
        return lines
    }

    private static func insisting(on version: String, as name: String) -> [String] {
        ["# answered with \(name), which is no promise; to make it one:", "# protocol: \(version)"]
    }

    /// Scalars at the top of a JSON body, to choose from.
    private static func json(_ answer: HTTPAnswerObservation) -> [String] {
        guard answer.bodyEnd != .capped, let members = try? JSONReader.scalarMembers(in: answer.body) else { return [] }
        let lines = members.compactMap { name, value -> String? in
            let isPlain =
                !name.isEmpty && name.utf8.count <= 40
                && name.utf8.allSatisfy {
                    $0 == 0x5F || $0 == 0x2D || Unicode.Scalar($0).properties.isAlphabetic || (0x30...0x39).contains($0)
                }
            guard isPlain, !SecretNames.isSecret(name.lowercased()), let text = text(value) else { return nil }
            return "#   $.\(name): \(text)"
        }
        guard !lines.isEmpty else { return [] }
        return ["# confirm: from the JSON body; keep what only a working service says", "# json:"] + lines.prefix(6)
    }

    private static func text(_ value: JSONScalar) -> String? {
        switch value {
        case .text(let text):
            text.count <= 40 && !text.isEmpty ? Double(text) == nil ? YAMLText.value(text) : "\"\(text)\"" : nil
        case .number(let number):
            number == number.rounded() && abs(number) < 1e9 ? String(Int(number)) : nil
        case .flag(let flag): flag ? "true" : "false"
        case .null: "null"
        }
    }

    private static func marker(_ title: TitleText) -> [String] {
        let better = "better is a text that only a working page has"
        guard title.hasReferences else {
            return ["# confirm: the page's title; \(better)"] + contains(title)
        }
        let shown = YAMLText.comment(title.shown)
        guard title.marker != nil else { return ["# confirm: the page's title is `\(shown)`; \(better)"] }
        return ["# confirm: from the page's title, `\(shown)`; \(better)"] + contains(title)
    }

    private static func contains(_ title: TitleText) -> [String] {
        title.marker.map { ["contains: \(YAMLText.value($0))"] } ?? []
    }

    private static func agreed(_ observation: InitObservation) -> [String] {
        var lines: [String] = []
        if let name = observation.name, !name.addresses.isEmpty, name.source == .resolver || name.source == .hosts {
            lines += [
                "# the addresses as agreed; confirm, or leave them out if they change by themselves, as a CDN's do"
            ]
            if !name.aliases.isEmpty {
                lines.append("# by way of \(YAMLText.comment(name.aliases.joined(separator: ", ")))")
            }
            lines += ["addresses:"] + name.addresses.sorted().map { "  - \(YAMLText.value($0.description))" }
        }
        if let servers = observation.nameservers, !servers.nameservers.isEmpty {
            lines += ["# the name servers of \(YAMLText.comment(servers.zone)) as agreed", "nameservers:"]
            lines += servers.nameservers.sorted().map { "  - \(YAMLText.value($0))" }
        }
        return lines
    }

    private static func certificate(_ facts: CertificateFacts) -> [String] {
        let end = facts.notAfter.map { $0.rfc3339() } ?? "an unreadable date"
        let usual = ExpiryThresholds(lifetime: facts.lifetime, days: nil)
        let days = usual.warning.components.seconds / 86_400
        return [
            "# the certificate, as seen: for \(YAMLText.comment(facts.dnsNames.first ?? facts.subject))",
            "#   issued by \(YAMLText.comment(facts.issuer))", "#   until \(end)",
            "# a warning comes with \(DurationText.spoken(usual.warning)) left, critical with "
                + "\(DurationText.spoken(usual.critical)); to be warned earlier:",
            "# certificate_days: \(days + max(1, days / 3))",
        ]
    }
}

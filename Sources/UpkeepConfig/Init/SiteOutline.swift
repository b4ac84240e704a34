import CertificateReader
import Checks
import HTTPWire
import UpkeepCore

/// One site's lines in a first config.
struct SiteOutline {
    private(set) var lines: [String]

    init(_ observation: InitObservation, _ address: SiteAddress) {
        lines = ["- url: \(YAMLText.value(address.text))"]
        if case .web(_, .some) = address {
            lines += [
                "  # the URL came with a password, which does not belong into a config; confirm and fill in:",
                "  # auth: {basic: {user: NAME, password_file: /etc/upkeep/PASSWORD}}",
            ]
        }
        if let http = observation.http { lines += chain(http) }
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

    private func chain(_ http: HTTPObservation) -> [String] {
        var lines: [String] = []
        if let failure = http.failure {
            lines.append("  # confirm: no whole answer came when this was written: \(YAMLText.comment(failure.detail))")
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
        if !(200...299).contains(answer.status) { lines.append("# confirm: is this really the right answer?") }
        if (100...599).contains(answer.status) { lines.append("status: \(answer.status)") }
        if http.hops.count > 1 {
            lines += ["# where the redirect chain ended", "final_url: \(YAMLText.value(last.url.text))"]
        }
        if let title = PageTitle.find(in: answer.body) {
            lines += Self.marker(TitleText(title))
        }
        switch answer.version {
        case "HTTP/2": lines += ["protocol: h2"]
        case "HTTP/1.1": lines += ["protocol: http/1.1"]
        default: break
        }
        return lines
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
        return [
            "# the certificate, as seen: for \(YAMLText.comment(facts.dnsNames.first ?? facts.subject))",
            "#   issued by \(YAMLText.comment(facts.issuer))", "#   until \(end)",
            "# a warning comes at a fraction of its lifetime, or with this many days left:", "# certificate_days: 14",
        ]
    }
}

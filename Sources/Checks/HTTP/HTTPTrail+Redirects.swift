import HTTPWire
import UpkeepCore

extension HTTPTrail {
    /// `http.redirect`, when redirects are followed.
    func redirect(_ judging: Judging) -> Finding? {
        guard case .follow(let limit) = plan.redirects else { return nil }
        guard let failure, isAstray else {
            guard answer != nil else { return judging.notAsked(HTTPChecks.redirect, reason) }
            let count = attempt.hops.count - 1
            guard count > 0 else { return judging.ok(HTTPChecks.redirect, "none") }
            return judging.ok(HTTPChecks.redirect, "\(count) followed", ["chain": chain])
        }
        var evidence = evidence(failure)
        evidence["chain"] = chain
        let target = attempt.hops.last?.answer?.headers["location"]
        if let target { evidence["location"] = .text(target) }
        let told = target.map { "`\($0)`" } ?? "its target"
        switch failure.kind {
        case .redirectLoop where isLoop(to: target):
            return judging.bad(HTTPChecks.redirect, "the redirects go in a circle, back to \(told)", evidence)
        case .redirectLoop:
            return judging.bad(
                HTTPChecks.redirect, "still redirected after \(limit) redirects: \(failure.detail)",
                remedy: "shorten the chain; raise `redirects:` for this site only if it must be this long", evidence)
        case .redirectForeign:
            return judging.bad(
                HTTPChecks.redirect, Self.astray(target ?? ""),
                remedy:
                    "correct the rule or the application that sends this `Location`: it must begin with `https://`, "
                    + "or be a path of this site", evidence)
        case .redirectUnreadable:
            return judging.bad(
                HTTPChecks.redirect, "the redirect's target cannot be read: \(failure.detail)",
                remedy: "correct the rule or the application that sends this `Location`: it must be a URL such as "
                    + "`https://HOST/PATH`, or a path; an empty variable in it is the usual reason", evidence)
        default:
            return judging.bad(
                HTTPChecks.redirect, "the redirect leads into a private network: \(failure.detail)",
                remedy: "visitors outside cannot follow it: correct the redirect, or allow it for this site with "
                    + "`redirects: {allow_private: true}`", evidence)
        }
    }

    /// What a browser does with a redirect out of the web.
    private static func astray(_ target: String) -> String {
        let shown = target.count <= 120 ? target : target.prefix(120) + "…"
        return switch target.prefix(while: { $0 != ":" }).lowercased() {
        case "file": "the redirect leads to a file on the visitor's own machine, `\(shown)`: browsers refuse that"
        case "ftp", "ftps": "the redirect leads to an FTP server, `\(shown)`: browsers no longer go there"
        case "mailto": "the redirect leads to a mail address, `\(shown)`, and to no page"
        case "javascript", "data", "blob", "vbscript":
            "the redirect leads to a script or a page of its own, `\(shown)`: browsers refuse that"
        case let scheme: "the redirect leads out of the web, to `\(shown)`: no browser can show `\(scheme):`"
        }
    }

    /// `http.downgrade`, when any hop is https.
    func downgrade(_ judging: Judging) -> Finding? {
        let hops = attempt.hops
        guard plan.url.scheme == .https || hops.indices.contains(where: { hops[$0].url.scheme == .https }) else {
            return nil
        }
        for (from, to) in zip(hops, hops.dropFirst()) where from.url.scheme == .https && to.url.scheme == .http {
            return judging.bad(
                HTTPChecks.downgrade, "`\(from.url.text)` sends visitors on to plain `\(to.url.text)`",
                ["from": .text(from.url.text), "to": .text(to.url.text), "chain": chain])
        }
        if let last = hops.last, last.url.scheme == .https, let answer = last.answer,
            (300...399).contains(answer.status),
            let target = answer.headers["location"], target.lowercased().hasPrefix("http:")
        {
            return judging.bad(
                HTTPChecks.downgrade, "`\(last.url.text)` sends visitors on to plain `\(target)`",
                ["from": .text(last.url.text), "to": .text(target)])
        }
        return hops.contains { $0.answer != nil }
            ? judging.ok(HTTPChecks.downgrade, "none") : judging.notAsked(HTTPChecks.downgrade, reason)
    }

    private var chain: EvidenceValue {
        .list(
            attempt.hops.map { hop in
                var step: Evidence = ["url": .text(hop.url.text)]
                if let status = hop.answer?.status { step["status"] = .integer(status) }
                step["endpoint"] = .text(hop.endpoint.description)
                return .record(step)
            })
    }

    /// A loop comes back to a URL that was asked before; a chain that is merely too long does not.
    private func isLoop(to target: String?) -> Bool {
        let urls = attempt.hops.map(\.url)
        if Set(urls).count < urls.count { return true }
        guard let target, let last = urls.last else { return false }
        return urls.contains { $0.text == target || ($0.target == target && $0.host == last.host) }
    }
}

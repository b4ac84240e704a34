import HTTPWire
import UpkeepCore

/// Judges the answer at the end of the chain: who gave it, its status, headers and body.
struct HTTPAnswerJudge {
    let trail: HTTPTrail
    /// How long the site's own name took to look up.
    let lookup: Duration
    let judging: Judging

    private var expect: HTTPExpectation { trail.plan.expect }

    func judge(into findings: inout [Finding]) {
        guard let answer = trail.answer else {
            findings += applicable.map { judging.notAsked($0, trail.reason) }
            return
        }
        findings.append(blocked(answer))
        if let wanted = expect.finalURL { findings.append(finalURL(wanted)) }
        let status = StatusJudge(trail: trail, took: lookup + trail.attempt.elapsed)
        findings.append(status.judge(answer, judging))
        if let wanted = expect.httpVersion { findings.append(version(answer, wanted)) }
        findings.append(size(answer))
        if !expect.headers.isEmpty { findings.append(HeaderJudge(expected: expect.headers).judge(answer, judging)) }
        let body = BodyJudge(answer: answer, isCut: isCut(answer), judging: judging)
        if asksForText { findings.append(body.text(expect)) }
        if !expect.json.isEmpty { findings.append(body.json(expect.json)) }
        if trail.finalURL.scheme == .https, let mixed = body.mixedContent() { findings.append(mixed) }
    }

    private var asksForText: Bool { !(expect.contains.isEmpty && expect.matches.isEmpty && expect.absent.isEmpty) }

    /// What would be asked of an answer, by the plan alone.
    private var applicable: [Check] {
        let asked: [(Check, Bool)] = [
            (HTTPChecks.blocked, true), (HTTPChecks.finalURL, expect.finalURL != nil), (HTTPChecks.status, true),
            (HTTPChecks.protocolVersion, expect.httpVersion != nil), (HTTPChecks.size, true),
            (HTTPChecks.header, !expect.headers.isEmpty), (HTTPChecks.body, asksForText),
            (HTTPChecks.json, !expect.json.isEmpty), (HTTPChecks.mixedContent, trail.plan.url.scheme == .https),
        ]
        return asked.filter(\.1).map(\.0)
    }

    /// The body is only a beginning: a cap stopped the reading.
    private func isCut(_ answer: HTTPAnswerObservation) -> Bool {
        answer.bodyEnd == .capped || trail.failure?.kind == .tooLarge
    }

    private func blocked(_ answer: HTTPAnswerObservation) -> Finding {
        let isWanted = expect.status.contains { $0.contains(answer.status) } && !(200...299).contains(answer.status)
        guard !isWanted, let wall = BotWall.detect(answer) else { return judging.ok(HTTPChecks.blocked, "let in") }
        return judging.bad(
            HTTPChecks.blocked, "\(wall.name) answered, not the site: nothing is known about the site itself",
            ["wall": .text(wall.name), "mark": .text(wall.mark), "status": .integer(answer.status)])
    }

    private func finalURL(_ wanted: String) -> Finding {
        let seen = trail.finalURL.text
        // `https://shop.example` and `https://shop.example/` are one URL (RFC 9110 section 4.2.3).
        let full = wanted.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false).first ?? ""
        let slashes = full.utf8.count { $0 == UInt8(ascii: "/") }
        if seen == full || slashes == 2 && seen == full + "/" { return judging.ok(HTTPChecks.finalURL, "as expected") }
        return judging.bad(
            HTTPChecks.finalURL, "visitors end at `\(seen)`, not at `\(wanted)`",
            ["seen": .text(seen), "expected": .text(wanted)])
    }

    private func version(_ answer: HTTPAnswerObservation, _ wanted: String) -> Finding {
        let name = wanted.lowercased() == "h2" ? "HTTP/2" : wanted.uppercased()
        if answer.version == name { return judging.ok(HTTPChecks.protocolVersion, name) }
        var evidence: Evidence = ["seen": .text(answer.version), "expected": .text(name)]
        if let alpn = trail.attempt.hops.last?.tls?.alpn { evidence["alpn"] = .text(alpn) }
        return judging.bad(HTTPChecks.protocolVersion, "answered with \(answer.version), expected \(name)", evidence)
    }

    private func size(_ answer: HTTPAnswerObservation) -> Finding {
        guard trail.failure?.kind == .tooLarge || answer.bodyEnd == .capped else {
            return judging.ok(HTTPChecks.size, "read to its end", ["bodyBytes": .integer(answer.body.count)])
        }
        let evidence: Evidence = [
            "bodyBytes": .integer(answer.body.count), "encodedBytes": .integer(answer.encodedLength),
            "limit": .integer(trail.plan.bodyLimit),
        ]
        if let failure = trail.failure, failure.kind == .tooLarge {
            return judging.bad(
                HTTPChecks.size, .critical, "the body is no page: \(failure.detail)",
                remedy: "a body that unpacks to so much is a broken or hostile answer: look at `curl -sI URL` and at "
                    + "what writes it", evidence)
        }
        return judging.bad(
            HTTPChecks.size, "the body is larger than \(trail.plan.bodyLimit) bytes: only its beginning was looked at",
            evidence)
    }
}

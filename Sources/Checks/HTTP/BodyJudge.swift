import HTTPWire
import UpkeepCore

/// Judges the final answer's body: its words, its JSON, what it would load over http.
struct BodyJudge {
    let answer: HTTPAnswerObservation
    /// Only the beginning of the body was read.
    let isCut: Bool
    let judging: Judging

    /// `http.body`: what must be there, then what must not.
    func text(_ expect: HTTPExpectation) -> Finding {
        if let undecoded = undecoded(HTTPChecks.body) { return undecoded }
        var missing: [String] = []
        var undecided: String?
        for text in expect.contains where !ByteSearch(text).isFound(in: answer.body) { missing.append(text) }
        for pattern in expect.matches {
            switch pattern.matches(answer.body) {
            case .yes: continue
            case .no: missing.append(pattern.source)
            case .gaveUp(let reason): undecided = "`\(pattern.source)` could not be decided: \(reason)"
            }
        }
        let unwanted = expect.absent.filter { ByteSearch($0).isFound(in: answer.body) }
        if !unwanted.isEmpty {
            let lack = missing.isEmpty || isCut ? "" : ", and does not hold \(Self.list(missing))"
            return judging.bad(
                HTTPChecks.body, "the body holds \(Self.list(unwanted)), which it must not\(lack)",
                evidence([("unwanted", EvidenceValue(unwanted)), ("missing", EvidenceValue(missing))]))
        }
        if !missing.isEmpty {
            if isCut { return beginningOnly("\(Self.list(missing)) not found", HTTPChecks.body) }
            let empty = answer.body.isEmpty ? "the body is empty, so it does not hold" : "the body does not hold"
            return judging.bad(
                HTTPChecks.body, "\(empty) \(Self.list(missing))", evidence([("missing", EvidenceValue(missing))]))
        }
        if let undecided {
            return judging.bad(
                HTTPChecks.body, .unknown, undecided,
                remedy: "write the expression more simply, without repeats inside repeats", evidence([]))
        }
        if isCut, !expect.absent.isEmpty {
            return beginningOnly("\(Self.list(expect.absent)) not seen", HTTPChecks.body)
        }
        return judging.ok(HTTPChecks.body, "as expected")
    }

    /// `http.json`: every value that is wrong at once; a body that is no JSON is told by where it stops being it.
    func json(_ expected: [HTTPExpectation.JSONValue]) -> Finding {
        if let undecoded = undecoded(HTTPChecks.json) { return undecoded }
        var wrong: [(told: String, facts: Evidence)] = []
        for value in expected {
            let found: JSONReader.Found
            do {
                found = try JSONReader.value(at: value.path, in: answer.body)
            } catch {
                if isCut { return beginningOnly("`\(value.path.source)` not looked at", HTTPChecks.json) }
                let summary =
                    answer.body.isEmpty
                    ? "the body is empty, not JSON"
                    : "the body stops being JSON at byte \(error.offset): \(error.message)"
                return judging.bad(HTTPChecks.json, summary, evidence([("offset", .integer(error.offset))]))
            }
            if case .scalar(let scalar) = found, scalar == value.equals { continue }
            let told = Self.told(found, value.path)
            wrong.append(
                (
                    "`\(value.path.source)` \(told), expected \(value.equals.text)",
                    ["path": .text(value.path.source), "seen": .text(told), "expected": .text(value.equals.text)]
                ))
        }
        guard let first = wrong.first else { return judging.ok(HTTPChecks.json, "as expected") }
        let count = wrong.count > 1 ? "\(wrong.count) of \(expected.count) values are not as expected: " : ""
        var facts = first.facts.entries.map { ($0.key, $0.value) }
        if wrong.count > 1 { facts.append(("wrong", .list(wrong.map { .record($0.facts) }))) }
        return judging.bad(HTTPChecks.json, count + first.told, evidence(facts))
    }

    /// `http.mixed-content`; nil when the answer is no HTML page.
    func mixedContent() -> Finding? {
        guard isHTML else { return nil }
        if answer.headers.values("content-security-policy").contains(where: MixedContentScan.upgrades) {
            return judging.ok(HTTPChecks.mixedContent, "upgraded by the page's policy")
        }
        if let undecoded = undecoded(HTTPChecks.mixedContent) { return undecoded }
        let found = MixedContentScan.scan(answer.body)
        guard !found.items.isEmpty else {
            if found.isUpgraded { return judging.ok(HTTPChecks.mixedContent, "upgraded by the page's policy") }
            if isCut { return beginningOnly("no mixed content so far", HTTPChecks.mixedContent) }
            return judging.ok(HTTPChecks.mixedContent, "none")
        }
        let blockable = found.count(.blockable)
        let kinds = [
            (blockable, "that browsers block"), (found.count(.upgradeable), "that browsers try to upgrade"),
            (found.count(.form), "that forms send to"),
        ].filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
        // The gravest first: it is the one a person should repair first.
        let headline = found.items.first { $0.kind == .blockable } ?? found.items[0]
        return judging.bad(
            HTTPChecks.mixedContent, blockable > 0 ? .critical : .warning,
            "the https page has http URLs: \(kinds); e.g. \(headline.place) `\(headline.url.prefix(100))`",
            [
                "blockable": .integer(blockable), "upgradeable": .integer(found.count(.upgradeable)),
                "forms": .integer(found.count(.form)),
                "items": .list(
                    found.items.map { item in
                        .record([
                            "kind": .text(item.kind.rawValue), "place": .text(item.place), "url": .text(item.url),
                            "offset": .integer(item.offset),
                        ])
                    }),
            ])
    }

    private var isHTML: Bool {
        guard let type = answer.headers["content-type"]?.lowercased() else {
            // Without a type browsers look at the beginning themselves (WHATWG MIME Sniffing).
            let beginning = String(decoding: answer.body.prefix(64), as: UTF8.self).lowercased()
            return beginning.contains("<!doctype html") || beginning.contains("<html")
        }
        return type.hasPrefix("text/html") || type.hasPrefix("application/xhtml+xml")
    }

    /// Packed bytes hold neither the words that are wanted nor those that are not, so nothing can be said about them.
    private func undecoded(_ check: Check) -> Finding? {
        guard let problem = answer.codingProblem else { return nil }
        return judging.bad(
            check, .unknown, problem,
            remedy: "have the server, or what stands before it, heed Accept-Encoding: it was told "
                + "`\(ContentCoding.accepted)`",
            ["encoding": .text(answer.headers.values("content-encoding").joined(separator: ", "))])
    }

    /// Whatever comes after the cap may be right; `http.size` says what to do about that.
    private func beginningOnly(_ what: String, _ check: Check) -> Finding {
        var finding = judging.bad(
            check, .unknown, "\(what) in the first \(answer.body.count) bytes; the rest was not read",
            remedy: HTTPChecks.size.remedy, evidence([]))
        finding.suppressedBy = HTTPChecks.size.id
        return finding
    }

    private func evidence(_ facts: [(String, EvidenceValue)]) -> Evidence {
        var evidence = Evidence()
        for (key, value) in facts { evidence[key] = value }
        evidence["bodyBytes"] = .integer(answer.body.count)
        evidence["bodyBegins"] = .text(Self.printable(answer.body.prefix(200)))
        return evidence
    }

    /// Control characters from a stranger's body never reach a terminal.
    static func printable(_ bytes: ArraySlice<UInt8>) -> String {
        String(
            String(decoding: bytes, as: UTF8.self).unicodeScalars.map {
                $0.properties.generalCategory == .control ? " " : Character($0)
            })
    }

    private static func list(_ texts: [String]) -> String {
        let shown = texts.prefix(3).map { "`\($0.prefix(80))`" }.joined(separator: ", ")
        return texts.count > 3 ? "\(shown) and \(texts.count - 3) more" : shown
    }

    private static func told(_ found: JSONReader.Found, _ path: JSONPath) -> String {
        switch found {
        case .scalar(let scalar): "is \(scalar.text)"
        case .object: "is an object"
        case .array: "is a list"
        case .missing(let steps):
            steps + 1 >= path.steps.count ? "is not there" : "is not there: only its first \(steps) steps are"
        }
    }
}

extension JSONScalar {
    /// As JSON writes it, cut to what fits into a sentence.
    fileprivate var text: String {
        switch self {
        case .text(let text): "\"\(BodyJudge.printable(Array(text.utf8.prefix(100))[...]))\""
        case .number(let number):
            number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : String(number)
        case .flag(let flag): flag ? "true" : "false"
        case .null: "null"
        }
    }
}

package import UpkeepCore

/// Judges what one server said about one name and type.
package enum RecordJudge {
    /// `dns.record`: the response code first, then the records, then what they must hold.
    package static func judge(_ observation: RecordObservation, plan: RecordPlan, judging: Judging) -> Finding {
        let expect = plan.expect
        let facts = evidence(observation)
        let server = server(observation)
        let asked = "`\(observation.name)` \(observation.type)"
        if let failure = observation.serverFailure {
            let sentence = failure.sentence(observation.server, observation.exchanges)
            return judging.bad(
                DNSChecks.record, failure.isOurs ? .unknown : nil,
                "\(asked) was not asked, because the server's own name does not resolve: \(sentence.summary)",
                remedy: sentence.remedy, facts)
        }
        guard let rcode = observation.rcode else {
            let sentence = (observation.failure ?? .timedOut).recordSentence(
                server: server, asked: asked, of: observation)
            return judging.bad(
                DNSChecks.record, observation.failure == .noResolver ? .unknown : nil, sentence.summary,
                remedy: sentence.remedy, facts)
        }
        func wrong(_ summary: String) -> Finding {
            judging.bad(
                DNSChecks.record, nil, summary,
                remedy:
                    "ask it yourself: `dig \(digServer(observation, plan))\(observation.name) \(observation.type)`; "
                    + "then correct the zone, or the expectation", facts)
        }
        guard rcode == expect.rcode.uppercased() else {
            return wrong("\(server) answered \(rcode) for \(asked), expected \(expect.rcode)")
        }
        if let wanted = expect.records {
            let canonical = { Self.canonical($0, type: observation.type) }
            let seen = Set(observation.records.map(canonical))
            let missing = wanted.filter { !seen.contains(canonical($0)) }.sorted()
            let known = Set(wanted.map(canonical))
            let added = observation.records.filter { !known.contains(canonical($0)) }.sorted()
            guard missing.isEmpty, added.isEmpty else {
                let told = [("missing", missing), ("not expected", added)].filter { !$0.1.isEmpty }
                    .map { "\($0.0): \($0.1.map { "`\($0)`" }.joined(separator: ", "))" }.joined(separator: "; ")
                return wrong("the records of \(asked) at \(server) differ: \(told)")
            }
        } else if observation.records.isEmpty, rcode == "NOERROR" {
            return wrong("\(server) has no record for \(asked)")
        }
        for pattern in expect.matches {
            var reason: String?
            let found = observation.records.contains { record in
                switch pattern.matches(Array(record.utf8)) {
                case .yes: return true
                case .no: return false
                case .gaveUp(let why):
                    reason = why
                    return false
                }
            }
            if found { continue }
            if let reason {
                return judging.bad(
                    DNSChecks.record, .unknown, "`\(pattern.source)` could not be decided for \(asked): \(reason)",
                    remedy: "write the expression more simply, without repeats inside repeats", facts)
            }
            return wrong("no record of \(asked) at \(server) matches `\(pattern.source)`")
        }
        if let authoritative = expect.authoritative, authoritative != observation.authoritative {
            return wrong("\(server) answered \(asked) \(authoritative ? "without" : "with") authority")
        }
        if let least = expect.minimumTTL, let ttl = observation.ttl, ttl < least {
            return wrong("the TTL of \(asked) at \(server) is \(ttl) s, expected at least \(least) s")
        }
        return judging.ok(DNSChecks.record, seen(observation, rcode), facts)
    }

    /// The answer in short: the records when they are few, their number otherwise, the code when there are none.
    private static func seen(_ observation: RecordObservation, _ rcode: String) -> String {
        guard !observation.records.isEmpty else { return "\(observation.type): \(rcode)" }
        let records = observation.records.joined(separator: ", ")
        return records.utf8.count <= 60
            ? "\(observation.type) \(records)" : "\(observation.records.count) \(observation.type) records as expected"
    }

    /// One spelling for records that mean the same: addresses by value, names without case and trailing dot. Text
    /// records keep every character, since there each one counts.
    private static func canonical(_ record: String, type: String) -> String {
        switch type.uppercased() {
        case "A", "AAAA": return IPAddress(record)?.description ?? record
        case "CNAME", "DNAME", "MX", "NS", "PTR", "SRV", "SOA":
            return record.lowercased().split(separator: " ")
                .map { $0.count > 1 && $0.hasSuffix(".") ? $0.dropLast() : $0 }.joined(separator: " ")
        default: return record
        }
    }

    /// The server in words, with the address that was asked when it goes by a name.
    private static func server(_ observation: RecordObservation) -> String {
        guard !observation.server.isEmpty else { return "the resolver" }
        guard let address = observation.addresses.last, address.description != observation.server else {
            return "`\(observation.server)`"
        }
        let tried = observation.addresses.count
        let place = observation.rcode == nil && tried > 1 ? ", the last of \(tried) addresses asked" : ""
        return "`\(observation.server)` (\(address)\(place))"
    }

    private static func digServer(_ observation: RecordObservation, _ plan: RecordPlan) -> String {
        guard !observation.server.isEmpty else { return "" }
        return "@\(observation.server) " + (plan.port == 53 ? "" : "-p \(plan.port) ")
    }

    private static func evidence(_ observation: RecordObservation) -> Evidence {
        var evidence: Evidence = [
            "name": .text(observation.name), "type": .text(observation.type),
            "records": EvidenceValue(observation.records),
        ]
        if !observation.server.isEmpty { evidence["server"] = .text(observation.server) }
        if !observation.addresses.isEmpty {
            evidence["addresses"] = EvidenceValue(observation.addresses.map(\.description))
        }
        if let rcode = observation.rcode { evidence["rcode"] = .text(rcode) }
        if let ttl = observation.ttl { evidence["ttl"] = .integer(Int(ttl)) }
        evidence["authoritative"] = .flag(observation.authoritative)
        evidence["elapsed"] = .duration(observation.elapsed)
        if let failure = observation.failure ?? observation.serverFailure {
            evidence["failure"] = .text(failure.rawValue)
            evidence["layer"] = "dns"
        }
        if evidence["failure"] != nil || observation.addresses.count > 1 {
            evidence["exchanges"] = .list(observation.exchanges.map(\.evidence))
        }
        return evidence
    }
}

extension NameFailure {
    /// What happened when one server was asked one question; here the server is what is looked at, not a means.
    fileprivate func recordSentence(
        server: String, asked: String, of observation: RecordObservation
    ) -> FailureSentence {
        switch self {
        case .unreachable:
            FailureSentence(
                "nothing listens at \(server), so \(asked) got no answer",
                remedy: "start the name server there, or correct its address and port")
        case .timedOut:
            FailureSentence(
                "\(server) did not answer when asked for \(asked)",
                remedy: "see whether the name server runs and whether a firewall drops UDP and TCP port 53 on the way")
        case .mismatched:
            FailureSentence(
                "what \(server) sent is no answer to the question for \(asked)",
                remedy: "something on the way forges or garbles DNS: compare with `dig +tcp`")
        case .malformed:
            FailureSentence(
                "what \(server) answered for \(asked) cannot be read"
                    + (Self.detail(observation.exchanges).map { ": \($0)" } ?? ""),
                remedy: "read the name server's log, and compare `dig` with `dig +tcp`: it, or something before it, "
                    + "breaks its answers")
        case .truncatedWithoutTCP:
            FailureSentence(
                "the answer of \(server) for \(asked) was cut off, and over TCP nobody answers: TCP/53 is closed",
                remedy: "let it listen on TCP as well as UDP, and open TCP port 53 on every firewall before it")
        case .refused:
            FailureSentence(
                "\(server) refused the question for \(asked)",
                remedy: "it does not serve this zone, or not this machine: look at its zones and access lists")
        case .serverFailure:
            FailureSentence(
                "\(server) failed on the question for \(asked) (SERVFAIL)",
                remedy: "read the name server's log: the zone may have expired or not loaded")
        case .noSuchName, .noAddress, .aliasLoop, .noResolver, .badName:
            sentence(observation.name, observation.exchanges)
        }
    }
}

import UpkeepCore

extension NameFailure {
    /// Nothing was learnt about the name, because this machine could not ask.
    package var isOurs: Bool { self == .noResolver || self == .unreachable }

    /// What happened to the look-up of `name`, and what to do about it.
    /// - Parameter exchanges: Whom was asked, so that a remedy names the resolvers there were and no others.
    package func sentence(_ name: String, _ exchanges: [DNSExchangeObservation]) -> FailureSentence {
        let asked = Self.asked(exchanges)
        return switch self {
        case .noSuchName:
            FailureSentence(
                "the name `\(name)` does not exist",
                remedy: "look for a typing error; if it is right, the record is gone or the domain has lapsed: "
                    + "`dig +trace \(name)` and the registrar tell which")
        case .noAddress:
            FailureSentence(
                "the name `\(name)` exists but has no address",
                remedy: "add the missing A or AAAA record to the zone; `dig \(name) ANY` shows what is there")
        case .serverFailure:
            FailureSentence(
                "every resolver failed to look up `\(name)` (SERVFAIL)",
                remedy: "the zone's name servers are dead or its DNSSEC signatures are wrong: compare "
                    + "`dig \(name)` with `dig +cd \(name)`; when only the second answers, it is DNSSEC")
        case .refused:
            FailureSentence(
                "every resolver refused to look up `\(name)`",
                remedy: "\(asked ?? "the resolver") does not serve this machine: ask another, or have it let this "
                    + "machine in")
        case .unreachable:
            FailureSentence(
                "`\(name)` could not be looked up: nothing listens at the resolvers' port",
                remedy: "this is a fault here, not there: start \(asked ?? "the resolver"), or ask another")
        case .timedOut:
            FailureSentence(
                "no resolver answered in time when asked for `\(name)`",
                remedy:
                    "ask for another name, `dig example.com`: when that fails too, the network here or the resolver "
                    + "is at fault, otherwise the zone's name servers are")
        case .mismatched:
            FailureSentence(
                "the answers for `\(name)` do not belong to the question",
                remedy: "something on the way forges or garbles DNS: compare with `dig +tcp \(name)`, and look at "
                    + "middleboxes and captive portals")
        case .malformed:
            FailureSentence(
                "the answer for `\(name)` cannot be read" + (Self.detail(exchanges).map { ": \($0)" } ?? ""),
                remedy: "\(asked ?? "the resolver") or something before it is broken: compare `dig \(name)` with "
                    + "`dig +tcp \(name)`, then repair it or ask another")
        case .truncatedWithoutTCP:
            FailureSentence(
                "the answer for `\(name)` was cut off, and over TCP nobody answers: TCP/53 is closed",
                remedy: "let TCP through to \(asked ?? "the resolver") as well as UDP, on it and on every firewall "
                    + "before it; `dig +tcp \(name)` tells when it works")
        case .aliasLoop:
            FailureSentence(
                "the aliases of `\(name)` go in a circle, or on for too long",
                remedy: "follow them with `dig \(name)` and correct the CNAME that points back")
        case .noResolver:
            FailureSentence(
                "`\(name)` could not be looked up: this machine has no resolver",
                remedy: "put a `nameserver` line into `/etc/resolv.conf`, or use `--resolver ADDRESS`")
        case .badName:
            FailureSentence(
                "`\(name)` cannot be a DNS name: each part has 1 to 63 characters and the whole at most 253",
                remedy: "correct the name in the URL or the config")
        }
    }

    /// What was wrong with the last answer that could not be read, in its own words.
    static func detail(_ exchanges: [DNSExchangeObservation]) -> String? {
        for exchange in exchanges.reversed() {
            switch exchange.outcome {
            case .malformed(let reason), .closed(let reason): return reason
            default: continue
            }
        }
        return nil
    }

    /// The resolvers that were asked, for the middle of a sentence; nil when nobody was.
    private static func asked(_ exchanges: [DNSExchangeObservation]) -> String? {
        var servers: [String] = []
        for exchange in exchanges where !servers.contains(exchange.server.description) {
            servers.append(exchange.server.description)
        }
        return servers.isEmpty ? nil : "the resolver at \(servers.joined(separator: " or "))"
    }
}

import CertificateReader
import TLSWire
import UpkeepCore

/// Compares what the addresses of one name show, and names the odd one out.
struct BackendsJudge {
    let endpoints: [EndpointObservation]
    let judging: Judging

    /// nil when there is only one address.
    func judge() -> Finding? {
        let check = EncryptionChecks.backends
        guard endpoints.count > 1 else { return nil }
        let shown = endpoints.filter { !$0.tls.presented.isEmpty }
        guard shown.count > 1 else {
            // Why they show none has its finding.
            var finding = judging.notAsked(check, "fewer than two addresses show a certificate")
            let isConnected = endpoints.allSatisfy { $0.failure.map { $0.layer > .connect } ?? true }
            finding.suppressedBy = isConnected ? TLSChecks.handshake.id : TLSChecks.reachable.id
            return finding
        }
        let differences = [leaves(shown), issuers(shown), protocols(shown)].compactMap { $0 }
        let evidence: Evidence = [
            "addresses": EvidenceValue(shown.map { $0.endpoint.address.description }),
            "perAddress": .list(shown.map(row)),
        ]
        guard let first = differences.first else {
            let count = shown.count == endpoints.count ? "\(shown.count)" : "\(shown.count) of \(endpoints.count)"
            return judging.ok(check, "\(count) addresses alike", evidence)
        }
        let more = differences.count > 1 ? "; \(differences[1])" : ""
        return judging.bad(check, first + more, evidence)
    }

    private func row(_ endpoint: EndpointObservation) -> EvidenceValue {
        var facts: Evidence = ["address": .text(endpoint.endpoint.address.description)]
        if let leaf = endpoint.tls.presented.first {
            facts["serial"] = .text(leaf.serial)
            facts["sha256"] = .text(leaf.sha256)
            facts["key"] = .text(leaf.publicKey.description)
            if let end = leaf.notAfter { facts["notAfter"] = .time(end) }
        }
        facts["issuers"] = EvidenceValue(endpoint.tls.presented.dropFirst().prefix(10).map(\.subject))
        if let versions = versions(endpoint) { facts["versions"] = EvidenceValue(versions.map(\.name)) }
        return .record(facts)
    }

    private func versions(_ endpoint: EndpointObservation) -> [TLSVersion]? {
        guard let seen = endpoint.versions.value else { return nil }
        let isClear = seen.allSatisfy { if case .unclear = $0.answer { false } else { true } }
        return isClear ? seen.filter(\.isOffered).map(\.version).sorted() : nil
    }

    private func leaves(_ shown: [EndpointObservation]) -> String? {
        let groups = Grouping(shown) { $0.tls.presented.first.map { $0.sha256 + $0.serial } }
        guard groups.isSplit else { return nil }
        let ends = groups.groups.map { $0.first?.tls.presented.first?.notAfter ?? Timestamp(seconds: 0) }
        let words = { (end: Timestamp) in "until \(end.rfc3339().prefix(10))" }
        // The one that ends first was forgotten at the last renewal, however many there are of it.
        guard let oldest = ends.min(), let newest = ends.max(), oldest < newest,
            let place = ends.firstIndex(of: oldest), groups.groups.count == 2
        else {
            return
                "\(Self.names(groups.odd)) \(Self.verb(groups.odd, "shows", "show")) another certificate than the rest"
        }
        let old = groups.groups[place]
        return "\(Self.names(old)) \(Self.verb(old, "shows", "show")) an older certificate (\(words(oldest))) than "
            + "\(Self.names(groups.groups[1 - place])) (\(words(newest)))"
    }

    private func issuers(_ shown: [EndpointObservation]) -> String? {
        let groups = Grouping(shown) {
            $0.tls.presented.dropFirst().map { $0.sha256 + $0.subject }.joined(separator: " ")
        }
        guard groups.isSplit, leaves(shown) == nil else { return nil }
        return "\(Self.names(groups.odd)) \(Self.verb(groups.odd, "sends", "send")) other intermediates than the rest"
    }

    private func protocols(_ shown: [EndpointObservation]) -> String? {
        let looked = shown.filter { versions($0) != nil }
        let groups = Grouping(looked) { versions($0)?.map(\.name).joined(separator: ", ") }
        guard groups.isSplit else { return nil }
        let own = groups.odd.first.flatMap(versions) ?? []
        return "\(Self.names(groups.odd)) \(Self.verb(groups.odd, "offers", "offer")) "
            + "\(own.isEmpty ? "no version" : AuditContext.list(own.map(\.name))), unlike the rest"
    }

    private static func names(_ endpoints: [EndpointObservation]) -> String {
        let addresses = endpoints.map { "`\($0.endpoint.address)`" }
        return addresses.count > 3
            ? "\(addresses.count) addresses (\(addresses[0]), …)" : AuditContext.list(addresses)
    }

    private static func verb(_ endpoints: [EndpointObservation], _ one: String, _ many: String) -> String {
        endpoints.count == 1 ? one : many
    }

    /// Endpoints by what they have in common, the largest group first.
    private struct Grouping {
        let groups: [[EndpointObservation]]

        init(_ endpoints: [EndpointObservation], by key: (EndpointObservation) -> String?) {
            var order: [String] = []
            var members: [String: [EndpointObservation]] = [:]
            for endpoint in endpoints {
                let key = key(endpoint) ?? ""
                if members[key] == nil { order.append(key) }
                members[key, default: []].append(endpoint)
            }
            groups = order.compactMap { members[$0] }.enumerated()
                .sorted { ($1.element.count, $0.offset) < ($0.element.count, $1.offset) }.map(\.element)
        }

        var isSplit: Bool { groups.count > 1 }
        /// All that are not in the largest group.
        var odd: [EndpointObservation] { Array(groups.dropFirst().joined()) }
    }
}

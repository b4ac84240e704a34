import DNSWire
import UpkeepCore

/// Whether a CAA record set lets the authority in use issue (RFC 8659).
struct IssuerPolicy {
    /// What the records mean for the authority in use.
    enum Standing: Hashable {
        case free, allowed, unknownIssuer
        /// Who may issue instead; empty: nobody.
        case forbidden([String])
        case unknownCritical(String)
    }

    /// Values of `issue`, parameters left out, lower case; empty text forbids all.
    let issue: [String]
    /// As `issue`, for wildcard names; nil when `issue` goes for them too (RFC 8659 section 4.3).
    let issueWild: [String]?
    let issuer: String?
    let hasRecords: Bool
    let unknownCritical: [String]

    init(_ records: [DNSRecord], issuer: String?) {
        let entries = records.compactMap { record -> CAAData? in
            if case .caa(let data) = record.data { data } else { nil }
        }
        self.init(entries: entries, issuer: issuer)
    }

    init(entries: [CAAData], issuer: String?) {
        self.issuer = issuer
        hasRecords = !entries.isEmpty
        issue = Self.values(of: "issue", entries)
        issueWild =
            entries.contains { $0.tag.lowercased() == "issuewild" } ? Self.values(of: "issuewild", entries) : nil
        let known: Set<String> = [
            "issue", "issuewild", "iodef", "issuemail", "issuevmc", "contactemail", "contactphone",
        ]
        unknownCritical = entries.filter { $0.flags & 0x80 != 0 && !known.contains($0.tag.lowercased()) }.map(\.tag)
    }

    private static func values(of tag: String, _ entries: [CAAData]) -> [String] {
        entries.filter { $0.tag.lowercased() == tag }.map { entry in
            String(decoding: entry.value.prefix { $0 != 0x3B }, as: UTF8.self).lowercased()
                .filter { $0 != " " && $0 != "\t" }
        }
    }

    /// - Parameter isWildcard: whether the next certificate is for a wildcard name.
    func standing(isWildcard: Bool) -> Standing {
        if let tag = unknownCritical.first { return .unknownCritical(tag) }
        let values = isWildcard ? issueWild ?? issue : issue
        guard hasRecords, !values.isEmpty else { return .free }
        let permitted = values.filter { !$0.isEmpty }
        guard !permitted.isEmpty else { return .forbidden([]) }
        guard let names = issuer.flatMap(Self.domains) else { return .unknownIssuer }
        return names.contains(where: permitted.contains) ? .allowed : .forbidden(permitted)
    }

    func judge(_ context: AuditContext) -> Finding {
        let check = ZoneDataChecks.issuers
        let evidence: Evidence = ["issue": EvidenceValue(issue)]
        if let tag = unknownCritical.first {
            return context.bad(
                check, "a CAA record marks `\(tag)` as critical, which authorities do not know, so none may issue", [],
                evidence)
        }
        guard hasRecords else { return context.ok(check, "any authority may issue: there is no CAA record") }
        guard !issue.isEmpty else { return context.ok(check, "any authority may issue: no CAA record says `issue`") }
        let permitted = issue.filter { !$0.isEmpty }
        guard let issuer else {
            return context.ok(
                check,
                permitted.isEmpty
                    ? "no authority may issue"
                    : "\(AuditContext.list(permitted.map { "`\($0)`" })) may issue", [], evidence)
        }
        guard !permitted.isEmpty else {
            return context.bad(
                check,
                "CAA forbids every authority to issue, \(issuer) of the present certificate too: the next "
                    + "renewal fails", [], evidence)
        }
        guard let names = Self.domains(of: issuer) else {
            return context.ok(
                check,
                "\(AuditContext.list(permitted.map { "`\($0)`" })) may issue; whether that is \(issuer) is "
                    + "not known here", [], evidence)
        }
        guard names.contains(where: permitted.contains) else {
            return context.bad(
                check,
                "CAA lets \(AuditContext.list(permitted.map { "`\($0)`" })) issue, the present certificate is "
                    + "from \(issuer): the next renewal fails",
                remedy: "add `CAA 0 issue \"\(names[0])\"` to the zone's apex", [], evidence)
        }
        return context.ok(check, "the authority in use, \(issuer), may issue", [], evidence)
    }

    /// The names by which CAA records know an authority, from its organisation in certificates (CCADB, CAA identifiers).
    static func domains(of issuer: String) -> [String]? {
        let folded = issuer.lowercased()
        return directory.first { folded.contains($0.key) }?.names
    }

    private static let directory: [(key: String, names: [String])] = [
        ("let's encrypt", ["letsencrypt.org"]), ("internet security research", ["letsencrypt.org"]),
        ("zerossl", ["sectigo.com"]),
        ("sectigo", ["sectigo.com", "comodoca.com", "usertrust.com", "trust-provider.com"]),
        ("comodo", ["sectigo.com", "comodoca.com", "comodo.com"]), ("digicert", ["digicert.com", "digicert.ne.jp"]),
        ("geotrust", ["digicert.com", "geotrust.com"]), ("thawte", ["digicert.com", "thawte.com"]),
        ("rapidssl", ["digicert.com", "rapidssl.com"]), ("google trust services", ["pki.goog", "google.com"]),
        ("globalsign", ["globalsign.com"]),
        ("amazon", ["amazon.com", "amazontrust.com", "awstrust.com", "amazonaws.com"]),
        ("godaddy", ["godaddy.com", "starfieldtech.com"]), ("starfield", ["starfieldtech.com", "godaddy.com"]),
        ("buypass", ["buypass.com", "buypass.no"]), ("entrust", ["entrust.net", "affirmtrust.com"]),
        ("ssl corporation", ["ssl.com"]), ("ssl.com", ["ssl.com"]), ("microsoft", ["microsoft.com"]),
        ("certum", ["certum.pl", "certum.eu"]), ("asseco", ["certum.pl", "certum.eu"]), ("actalis", ["actalis.it"]),
        ("swisssign", ["swisssign.com", "swisssign.net", "swisssign.ch"]), ("harica", ["harica.gr"]),
        ("hellenic academic", ["harica.gr"]), ("identrust", ["identrust.com"]), ("telekom", ["telesec.de"]),
    ]
}

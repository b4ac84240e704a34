package import DNSWire
package import UpkeepCore

/// A copy of a zone as a file: comments that say what it is, then the records.
package struct ZoneExport: Sendable {
    package enum Format: String, Sendable, Hashable, CaseIterable {
        /// A master file (RFC 1035 section 5).
        case bind
        /// octoDNS's YAML.
        case octodns
    }

    package let text: String
    /// What whoever keeps the copy must know, a sentence each; empty for a whole copy.
    package let notes: [String]
    /// Records that the format has no form for, as lines.
    package let leftOut: [String]

    /// - Parameters:
    ///   - isUnsigned: Leave out what signing makes: for a server that signs on its own.
    ///   - maker: Who writes the file.
    /// - Throws: ``DNSWireError`` when a record does not fit the wire.
    package init(
        _ records: [DNSRecord], of zone: DNSName, from origin: CopyOrigin, as format: Format, isUnsigned: Bool,
        at time: Timestamp, maker: String
    ) throws(DNSWireError) {
        let title = zone.text(trailingDot: zone.isRoot)
        var notes = Self.notes(origin)
        let isSigned = records.contains { $0.type == .dnskey }
        var kept = records.filter { $0.name.isWithin(zone) && $0.type != .opt }
        if isUnsigned || format == .octodns || !origin.isWhole { kept.removeAll { Self.signing.contains($0.type) } }
        if isSigned, kept.count < records.count, !kept.contains(where: { $0.type == .dnskey }) {
            notes.append(
                "`\(title)` is signed and this copy is not: validating resolvers take it only when its server signs it "
                    + "and the zone above has that server's DS, or no DS")
        }
        let body: String
        switch format {
        case .bind:
            body = try ZoneFile(origin: zone, records: kept).text()
            leftOut = []
        case .octodns:
            let export = OctoDNSExport(kept, zone: zone)
            body = export.yaml
            leftOut = export.leftOut.map { "\($0.record.name) \($0.record.type): \($0.reason)" }
        }
        if !leftOut.isEmpty {
            notes.append("\(AuditContext.count(leftOut.count, "record")) left out: octoDNS has no form for them")
        }
        self.notes = notes
        let mark = format == .bind ? ";" : "#"
        let comments =
            ["zone \(title), \(Self.from(origin)), \(time.rfc3339()), by \(maker)"] + Self.serial(kept)
            + notes.map { "NOTE: \($0)" } + leftOut.map { "left out: \($0)" } + Self.account(origin, zone)
        text = comments.map { "\(mark) \(Self.printable($0))\n" }.joined() + body
    }

    private static let signing: Set<DNSRecordType> = [
        .rrsig, .nsec, .nsec3, .nsec3param, .dnskey, .cds, .cdnskey, .zonemd,
    ]

    private static func from(_ origin: CopyOrigin) -> String {
        switch origin {
        case .file(let path): "from the file \(path)"
        case .transfer(let server): "by AXFR from \(server)"
        case .observed(let servers, _, _): "as observed at \(AuditContext.list(servers))"
        }
    }

    private static func serial(_ records: [DNSRecord]) -> [String] {
        for record in records {
            if case .soa(let soa) = record.data { return ["serial \(soa.serial), \(records.count) records"] }
        }
        return ["\(records.count) records, no SOA"]
    }

    private static func notes(_ origin: CopyOrigin) -> [String] {
        guard case .observed(_, _, let unanswered) = origin else { return [] }
        let open =
            unanswered.isEmpty
            ? [] : ["\(AuditContext.count(unanswered.count, "question")) got no answer: they stand below"]
        // Names of zones with NSEC could be listed by walking its chain.
        let why = "names are guessed and followed, and proofs of absence are not walked"
        return ["this copy is NOT WHOLE: \(why), so some may be missing"] + open
    }

    private static func account(_ origin: CopyOrigin, _ zone: DNSName) -> [String] {
        guard case .observed(_, let asked, let unanswered) = origin else { return [] }
        let names = Set(asked).sorted().map { name in
            name == zone ? "@" : Self.relative(name, zone)
        }
        return ["names that were asked for:"] + wrapped(names)
            + (unanswered.isEmpty
                ? []
                : ["questions that got no answer:"]
                    + wrapped(unanswered.map { "\($0.name.text(trailingDot: false, lowercased: true)) \($0.type)," }))
    }

    private static func relative(_ name: DNSName, _ zone: DNSName) -> String {
        let text = name.text(trailingDot: false, lowercased: true)
        return zone.isRoot ? text : String(text.dropLast(zone.text(trailingDot: false).count + 1))
    }

    private static func wrapped(_ words: [String]) -> [String] {
        var lines: [String] = []
        for word in words {
            if let last = lines.last, last.count + word.count < 100 {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append("  " + word)
            }
        }
        return lines
    }

    /// A comment ends with its line, whatever a path or a name holds.
    private static func printable(_ comment: String) -> String {
        String(comment.unicodeScalars.map { $0.value < 0x20 || $0.value == 0x7F ? "?" : Character($0) })
    }
}

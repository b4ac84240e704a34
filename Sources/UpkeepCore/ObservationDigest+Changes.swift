extension ObservationDigest {
    /// What is different here from `earlier`, what matters most first.
    ///
    /// Only what both looks saw is compared. A phase counts when it took at least four times as long and 250 ms more.
    /// The TTL is told, since a lower one is what people set before they move something.
    package func changes(since earlier: ObservationDigest) -> [ObservedChange] {
        var changes: [ObservedChange] = []
        if let old = earlier.certificate, let new = certificate, old != new {
            changes.append(ObservedChange(.certificate, what: "certificate", detail: Self.difference(old, new)))
        }
        Self.sets(.addresses, "addresses", earlier.addresses, addresses, &changes)
        Self.sets(.nameservers, "name servers", earlier.nameservers, nameservers, &changes)
        Self.texts(.aliases, "CNAME", earlier.aliases.map(Self.chain), aliases.map(Self.chain), &changes)
        Self.sets(.records, "records", earlier.records, records, &changes)
        Self.texts(.redirect, "redirect target", earlier.redirect, redirect, &changes)
        Self.texts(.tlsVersion, "TLS version", earlier.tlsVersion, tlsVersion, &changes)
        Self.texts(.alpn, "protocol (ALPN)", earlier.alpn, alpn, &changes)
        Self.texts(.server, "`Server` header", earlier.server, server, &changes)
        if let old = earlier.status, let new = status, old != new {
            changes.append(ObservedChange(.status, what: "HTTP status", detail: "\(old) → \(new)"))
        }
        if let old = earlier.ttl, let new = ttl, old != new {
            changes.append(ObservedChange(.ttl, what: "TTL", detail: "\(old) s → \(new) s"))
        }
        for phase in phases {
            guard let old = earlier.phases.first(where: { $0.name == phase.name }), phase.isSlow(beside: old) else {
                continue
            }
            let detail = "\(DurationText.spoken(old.took)) → \(DurationText.spoken(phase.took))"
            changes.append(ObservedChange(.phases, what: phase.label, detail: detail))
        }
        if let old = earlier.body, let new = body, old != new {
            changes.append(ObservedChange(.body, what: "body", detail: "not the same bytes"))
        }
        return changes
    }

    private static func difference(_ old: Certificate, _ new: Certificate) -> String {
        var parts: [String] = []
        if old.serial != new.serial { parts.append("serial \(old.serial) → \(new.serial)") }
        if old.issuer != new.issuer { parts.append("issuer `\(old.issuer)` → `\(new.issuer)`") }
        parts.append(old.publicKey == new.publicKey ? "same key" : "another key")
        if let was = old.notAfter, let now = new.notAfter, was != now {
            parts.append("valid until \(was.rfc3339()) → \(now.rfc3339())")
        }
        return parts.joined(separator: ", ")
    }

    private static func chain(_ names: [String]) -> String { names.joined(separator: " → ") }

    private static func texts(
        _ kind: ObservedChange.Kind, _ what: String, _ old: String?, _ new: String?, _ changes: inout [ObservedChange]
    ) {
        guard let old, let new, old != new else { return }
        changes.append(ObservedChange(kind, what: what, detail: "\(quoted(old)) → \(quoted(new))"))
    }

    private static func sets(
        _ kind: ObservedChange.Kind, _ what: String, _ old: [String]?, _ new: [String]?,
        _ changes: inout [ObservedChange]
    ) {
        guard let old, let new, old != new else { return }
        let gone = old.filter { !new.contains($0) }
        let come = new.filter { !old.contains($0) }
        guard !gone.isEmpty || !come.isEmpty else { return }
        let detail =
            switch (gone.isEmpty, come.isEmpty) {
            case (true, _): "\(listed(come)) added"
            case (_, true): "\(listed(gone)) gone"
            case (false, false): "\(listed(gone)) → \(listed(come))"
            }
        changes.append(ObservedChange(kind, what: what, detail: detail))
    }

    private static func quoted(_ text: String) -> String { text.isEmpty ? "none" : "`\(text)`" }

    private static func listed(_ names: [String]) -> String {
        let shown = names.prefix(4).map { "`\($0)`" }.joined(separator: ", ")
        return names.count > 4 ? "\(shown) and \(names.count - 4) more" : shown
    }
}

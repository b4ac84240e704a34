package import DNSWire

/// A denial that denies what the same server serves. Resolvers that reuse denials (RFC 8198) then lose the name: a
/// wildcard's bitmap without its own types cost Slack a day in 2021.
package struct BitmapContradiction: Sendable, Hashable {
    package enum Kind: String, Sendable, Hashable {
        /// The record at the name, or at the wildcard that answers for it, does not list a type that is served.
        case typeMissing = "type-missing"
        /// A proof that the name does not exist at all.
        case nameDenied = "name-denied"
    }

    package let kind: Kind
    package let name: DNSName
    package let type: DNSRecordType
    /// The NSEC or NSEC3 that says so.
    package let record: DNSName

    /// - Parameters:
    ///   - authority: The authority section of a reply that denied some other type at `name`.
    ///   - served: What the same server answers with at `name`, signatures included: they tell a wildcard's data.
    ///   - zone: Where NSEC3 hashes end.
    ///   - limits: NSEC3 with more iterations proves nothing and is passed over.
    package static func find(
        at name: DNSName, denial authority: [SignedSet], served: [SignedSet], zone: DNSName,
        limits: ValidationLimits = ValidationLimits()
    ) -> [BitmapContradiction] {
        let served = served.filter { $0.name == name && ![.rrsig, .nsec, .nsec3].contains($0.type) }
        var found: [BitmapContradiction] = []
        for record in authority.filter({ $0.type == .nsec || $0.type == .nsec3 }).prefix(limits.denialSets) {
            for data in record.data {
                guard let claim = DenialClaim(data, owner: record.name, zone: zone, limits: limits) else { continue }
                for set in served {
                    guard let kind = kind(of: claim, about: name, set) else { continue }
                    let contradiction = BitmapContradiction(
                        kind: kind, name: name, type: set.type, record: record.name)
                    if !found.contains(contradiction) { found.append(contradiction) }
                }
            }
        }
        return found
    }

    private static func kind(of claim: DenialClaim, about name: DNSName, _ set: SignedSet) -> Kind? {
        let source = set.signatures.first.flatMap { set.name.signedOwner(labels: $0.labels) } ?? name
        if claim.matches(name) || claim.matches(source) {
            let types = claim.types
            // What an alias points at, lies below a cut or belongs above one, is not listed here.
            let isElsewhere = types.contains(.cname) || types.isDelegation || set.type == .ds && types.contains(.soa)
            return isElsewhere || types.contains(set.type) ? nil : .typeMissing
        }
        return !set.signatures.isEmpty && claim.covers(source) ? .nameDenied : nil
    }

    package var sentence: String {
        switch kind {
        case .typeMissing:
            "the denial at `\(record)` does not list \(type), which the same server serves at `\(name)`: resolvers that "
                + "reuse denials lose it"
        case .nameDenied:
            "the denial at `\(record)` says that `\(name)` does not exist, where the same server serves its \(type)"
        }
    }
}

package import DNSWire
package import UpkeepCore

/// One record set that is not the same everywhere.
package struct RecordSetDifference: Sendable, Hashable {
    /// What some of the sources have.
    package struct Side: Sendable, Hashable {
        package let titles: [String]
        /// nil without records.
        package let ttl: UInt32?
        /// Presentation forms, sorted; empty when the set is missing there.
        package let records: [String]
    }

    package let name: DNSName
    package let type: DNSRecordType
    /// At least two, the one that most sources have first.
    package let sides: [Side]

    /// Whether only TTLs differ.
    package var isTimeToLiveOnly: Bool { Set(sides.map(\.records)).count == 1 }

    /// Critical where visitors or mail go elsewhere, a warning otherwise.
    package var status: Status {
        let leading: Set<DNSRecordType> = [.a, .aaaa, .cname, .dname, .mx, .ds, .https, .svcb, .srv]
        return leading.contains(type) && !isTimeToLiveOnly ? .critical : .warning
    }

    /// The set's name and type, then what each side has that not all have: `-` for the first side, `+` for others.
    package var lines: [String] {
        let shared = sides.dropFirst().reduce(Set(sides.first?.records ?? [])) { $0.intersection($1.records) }
        let heading = "\(name.text(trailingDot: name.isRoot, lowercased: true)) \(type)"
        return [heading]
            + sides.enumerated().flatMap { number, side -> [String] in
                let sign = number == 0 ? "-" : "+"
                let place = side.titles.joined(separator: ", ")
                guard !side.records.isEmpty else { return ["  \(sign) nothing at \(place)"] }
                if isTimeToLiveOnly { return ["  \(sign) TTL \(side.ttl ?? 0) at \(place)"] }
                let own = side.records.filter { !shared.contains($0) }
                guard !own.isEmpty else { return ["  \(sign) nothing further at \(place)"] }
                return own.map { "  \(sign) \($0) at \(place)" }
            }
    }
}

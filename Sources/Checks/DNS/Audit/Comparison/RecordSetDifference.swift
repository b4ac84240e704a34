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

    /// Whether it changes how long answers are kept, and no answer: TTLs, and the SOA's times.
    package var isLesser: Bool { isTimeToLiveOnly || type == .soa && !sides.contains { $0.records.isEmpty } }

    /// Critical where answers differ, a warning otherwise.
    package var status: Status { isLesser ? .warning : .critical }
}

import Checks
import DNSWire
import UpkeepCore
import UpkeepSystem

/// A zone as a file has it.
struct ZoneFileCopy {
    /// The largest zone file that is read, bytes.
    private static let largest = 256 << 20

    let records: [DNSRecord]

    /// - Parameter isOver: Whether the time is up, or nobody waits any more.
    /// - Throws: ``CopyTrouble`` with everything that is wrong.
    init(_ path: String, zone: DNSName, _ files: Files, isOver: () -> Bool) throws(CopyTrouble) {
        let bytes: [UInt8]
        do { bytes = try files.read(path, limit: Self.largest) } catch {
            throw CopyTrouble(path, "cannot be read: \(error.message)", remedy: error.hint)
        }
        let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        let reading = ZoneFile.reading(
            bytes, origin: zone, name: path,
            include: { try files.read($0.hasPrefix("/") ? $0 : folder + $0, limit: Self.largest) }, isOver: isOver)
        if reading.isGivenUp {
            throw CopyTrouble(
                path, "was not read to its end: the time was up after \(reading.zone.records.count) records",
                remedy: "give it more time: `--deadline 10m`")
        }
        if let first = reading.problems.first {
            let more = reading.problems.count > 1 ? " (and \(reading.problems.count - 1) more mistakes)" : ""
            throw CopyTrouble(
                path, "is no good zone file: \(first)\(more)", remedy: first.hint.map { "\($0) there" },
                details: reading.problems.map { "\($0)\($0.hint.map { ": \($0)" } ?? "")" })
        }
        let title = "`\(zone.text(trailingDot: zone.isRoot))`"
        let starts = reading.zone.records.filter { $0.type == .soa }.map(\.name)
        if let other = starts.first(where: { $0 != zone }) {
            throw CopyTrouble(path, "is the zone `\(other.text(trailingDot: other.isRoot))`, not \(title)")
        }
        guard reading.zone.records.contains(where: { $0.name.isWithin(zone) }) else {
            throw CopyTrouble(path, "holds no record of \(title)", remedy: "name the zone that the file is of")
        }
        records = reading.zone.records
    }

    /// What a file that holds no SOA says nothing about.
    static func leftOut(_ records: [DNSRecord], zone: DNSName) -> Set<DNSQuestion> {
        records.contains { $0.type == .soa && $0.name == zone } ? [] : [DNSQuestion(zone, .soa)]
    }
}

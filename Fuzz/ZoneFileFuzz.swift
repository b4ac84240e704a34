import DNSWire

/// Any bytes are a zone file, which may include itself: reading must neither trap nor hang nor leave its limits, and what
/// was read must come back the same when it is written.
@_cdecl("LLVMFuzzerTestOneInput")
package func fuzzZoneFile(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: start, count: count))
    guard let origin = try? DNSName("fuzz.test") else { return 0 }
    var limits = ZoneFileLimits()
    limits.records = 200
    limits.generated = 50
    limits.includes = 3
    let reading = ZoneFile.reading(bytes, origin: origin, limits: limits) { _ in bytes }
    precondition(reading.zone.records.count <= limits.records && reading.problems.count <= limits.problems + 1)
    for problem in reading.problems {
        precondition(problem.line >= 1 && problem.column >= 1 && !problem.message.isEmpty)
    }
    let text: String
    do throws(DNSWireError) {
        text = try reading.zone.text()
    } catch {
        preconditionFailure("what was read cannot be written: \(error)")
    }
    let again = ZoneFile.reading(Array(text.utf8), origin: origin)
    precondition(again.isGood, "\(again.problems)")
    precondition(Set(again.zone.sets.map(Facts.init)) == Set(reading.zone.sets.map(Facts.init)), "another zone")
    return 0
}

/// A set without its TTL, of which the first record's counts when duplicates differ.
private struct Facts: Hashable {
    let owner: DNSName
    let type: DNSRecordType
    let data: Set<DNSRecordData>

    init(_ set: DNSRecordSet) {
        owner = set.owner
        type = set.type
        data = Set(set.data + set.signatures.map { .rrsig($0) })
    }
}

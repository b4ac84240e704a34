extension ZoneFile {
    /// The zone as a master file that any server reads: the SOA, then owners in canonical order, each one's types by
    /// number with their signatures behind them, data in canonical order, duplicates once. What cannot be written in
    /// its own form, or is too new for most readers, is written as RFC 3597 says.
    /// - Throws: `too-large` or `bad-value` when a record's data does not fit the wire.
    package func text() throws(DNSWireError) -> String {
        var lines: [ZoneFileLine] = []
        lines.reserveCapacity(records.count)
        for record in records { lines.append(try ZoneFileLine(record, origin: origin)) }
        lines.sort()
        let ownerWidth = min(32, lines.map(\.ownerText.utf8.count).max() ?? 0)
        let ttlWidth = lines.map(\.ttlText.utf8.count).max() ?? 0
        let typeWidth = lines.map(\.typeText.utf8.count).max() ?? 0
        var text = "$ORIGIN \(origin)\n"
        var previous: ZoneFileLine?
        for line in lines where line.isNew(after: previous) {
            let owner = previous?.owner.isIdentical(to: line.owner) == true ? "" : line.ownerText
            text += Self.padded(owner, ownerWidth) + " " + Self.padded(line.ttlText, ttlWidth)
            text += " \(line.record.recordClass) " + Self.padded(line.typeText, typeWidth) + " \(line.dataText)\n"
            previous = line
        }
        return text
    }

    private static func padded(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.utf8.count))
    }
}

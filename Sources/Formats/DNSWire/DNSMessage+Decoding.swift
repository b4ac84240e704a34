extension DNSMessage {
    /// Fewest bytes a question takes: root name, type, class.
    private static let shortestQuestion = 5
    /// Root owner, type, class, TTL, the length of no data.
    private static let shortestRecord = 11

    /// Decodes a whole message; every byte must be accounted for.
    package init(decoding bytes: Span<UInt8>) throws(DNSWireError) {
        var cursor = DNSCursor(end: bytes.count)
        var memory = DNSNameMemory()
        let counts: DNSSectionCounts
        (self, counts) = try Self.start(bytes, &cursor, &memory)
        answers = try records(counts.answers, mayHoldOPT: false, bytes, &cursor, &memory)
        authority = try records(counts.authority, mayHoldOPT: false, bytes, &cursor, &memory)
        additional = try records(counts.additional, mayHoldOPT: true, bytes, &cursor, &memory)
        guard cursor.isAtEnd else {
            throw DNSWireError(.trailingBytes, at: cursor.offset, "\(cursor.remaining) bytes after the last record")
        }
    }

    package init(decoding bytes: [UInt8]) throws(DNSWireError) { try self.init(decoding: bytes.span) }

    /// Decodes header and questions only, whatever follows: enough to tell whom a broken or cut-off answer is for.
    package init(decodingStartOf bytes: Span<UInt8>) throws(DNSWireError) {
        var cursor = DNSCursor(end: bytes.count)
        var memory = DNSNameMemory()
        (self, _) = try Self.start(bytes, &cursor, &memory)
    }

    private static func start(
        _ bytes: Span<UInt8>, _ cursor: inout DNSCursor, _ memory: inout DNSNameMemory
    ) throws(DNSWireError) -> (DNSMessage, DNSSectionCounts) {
        let id = try cursor.uint16(bytes)
        var message = DNSMessage(header: DNSHeader(id: id, flagBits: try cursor.uint16(bytes)))
        let counts = try DNSSectionCounts(bytes, &cursor)
        guard counts.questions * shortestQuestion <= cursor.remaining else {
            throw DNSWireError(.countTooLarge, at: 4, "\(counts.questions) questions in \(cursor.remaining) bytes,")
        }
        if counts.questions > 0 { message.questions.reserveCapacity(counts.questions) }
        for _ in 0..<counts.questions { message.questions.append(try DNSQuestion(bytes, &cursor, &memory)) }
        return (message, counts)
    }

    private mutating func records(
        _ count: Int, mayHoldOPT: Bool, _ bytes: Span<UInt8>, _ cursor: inout DNSCursor,
        _ memory: inout DNSNameMemory
    ) throws(DNSWireError) -> [DNSRecord] {
        guard count * Self.shortestRecord <= cursor.remaining else {
            throw DNSWireError(
                .countTooLarge, at: cursor.offset, "\(count) records promised in \(cursor.remaining) bytes")
        }
        var records: [DNSRecord] = []
        guard count > 0 else { return records }
        records.reserveCapacity(count)
        for _ in 0..<count {
            let at = cursor.offset
            let name = try cursor.name(bytes, &memory)
            let type = DNSRecordType(rawValue: try cursor.uint16(bytes))
            let recordClass = try cursor.uint16(bytes)
            let ttl = try cursor.uint32(bytes)
            let data = try cursor.part(Int(try cursor.uint16(bytes)), of: bytes)
            if type == .opt {
                guard mayHoldOPT else {
                    throw DNSWireError(.misplacedOPT, at: at, "OPT outside the additional section")
                }
                try takeOPT(name, recordClass, ttl, data, bytes, at: at)
                continue
            }
            let inClass = DNSRecordClass(rawValue: recordClass)
            let record = DNSRecord(
                name, ttl: ttl >> 31 == 1 ? 0 : ttl, class: inClass,
                try DNSRecordData(type: type, class: inClass, bytes, data))
            // Glue comes under the name of a server just told.
            if case .ns(let name) = record.data { memory.remember(name, at: data.offset) }
            records.append(record)
        }
        return records
    }

    /// OPT gives the class and the TTL another meaning (RFC 6891 §6.1.2).
    private mutating func takeOPT(
        _ name: DNSName, _ recordClass: UInt16, _ ttl: UInt32, _ data: DNSCursor, _ bytes: Span<UInt8>, at offset: Int
    ) throws(DNSWireError) {
        guard edns == nil else { throw DNSWireError(.duplicateOPT, at: offset, "second OPT") }
        guard name.isRoot else {
            throw DNSWireError(.misplacedOPT, at: offset, "OPT owned by `\(name)`, not the root,")
        }
        edns = try DNSExtension(size: recordClass, flags: ttl, bytes, data)
        header.rcode = DNSResponseCode(rawValue: UInt16(ttl >> 24) << 4 | header.rcode.rawValue)
    }
}

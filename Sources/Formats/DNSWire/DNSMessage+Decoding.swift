extension DNSMessage {
    /// Fewest bytes a question takes: root name, type, class.
    private static let shortestQuestion = 5

    /// Decodes a whole message; every byte must be accounted for.
    package init(decoding bytes: Span<UInt8>) throws(DNSWireError) {
        var cursor = DNSCursor(end: bytes.count)
        let counts: DNSSectionCounts
        (self, counts) = try Self.start(bytes, &cursor)
        answers = try records(counts.answers, mayHoldOPT: false, bytes, &cursor)
        authority = try records(counts.authority, mayHoldOPT: false, bytes, &cursor)
        additional = try records(counts.additional, mayHoldOPT: true, bytes, &cursor)
        guard cursor.isAtEnd else {
            throw DNSWireError(.trailingBytes, at: cursor.offset, "\(cursor.remaining) bytes after the last record")
        }
    }

    package init(decoding bytes: [UInt8]) throws(DNSWireError) { try self.init(decoding: bytes.span) }

    /// Decodes header and questions only, whatever follows: enough to tell whom a broken or cut-off answer is for.
    package init(decodingStartOf bytes: Span<UInt8>) throws(DNSWireError) {
        var cursor = DNSCursor(end: bytes.count)
        (self, _) = try Self.start(bytes, &cursor)
    }

    private static func start(
        _ bytes: Span<UInt8>, _ cursor: inout DNSCursor
    ) throws(DNSWireError) -> (DNSMessage, DNSSectionCounts) {
        let id = try cursor.uint16(bytes)
        var message = DNSMessage(header: DNSHeader(id: id, flagBits: try cursor.uint16(bytes)))
        let counts = try DNSSectionCounts(bytes, &cursor)
        guard counts.questions * shortestQuestion <= cursor.remaining else {
            throw DNSWireError(.countTooLarge, at: 4, "\(counts.questions) questions in \(cursor.remaining) bytes,")
        }
        for _ in 0..<counts.questions { message.questions.append(try DNSQuestion(bytes, &cursor)) }
        return (message, counts)
    }

    private mutating func records(
        _ count: Int, mayHoldOPT: Bool, _ bytes: Span<UInt8>, _ cursor: inout DNSCursor
    ) throws(DNSWireError) -> [DNSRecord] {
        guard count * DNSRecordHead.shortest <= cursor.remaining else {
            throw DNSWireError(
                .countTooLarge, at: cursor.offset, "\(count) records promised in \(cursor.remaining) bytes")
        }
        var records: [DNSRecord] = []
        records.reserveCapacity(count)
        for _ in 0..<count {
            let head = try DNSRecordHead(bytes, &cursor)
            if head.type == .opt {
                guard mayHoldOPT else {
                    throw DNSWireError(.misplacedOPT, at: head.offset, "OPT outside the additional section")
                }
                try takeOPT(head, bytes)
            } else {
                records.append(try DNSRecord(head, bytes))
            }
        }
        return records
    }

    private mutating func takeOPT(_ head: DNSRecordHead, _ bytes: Span<UInt8>) throws(DNSWireError) {
        guard edns == nil else { throw DNSWireError(.duplicateOPT, at: head.offset, "second OPT") }
        guard head.name.isRoot else {
            throw DNSWireError(.misplacedOPT, at: head.offset, "OPT owned by `\(head.name)`, not the root,")
        }
        edns = try DNSExtension(head, bytes)
        header.rcode = DNSResponseCode(rawValue: UInt16(head.ttl >> 24) << 4 | header.rcode.rawValue)
    }
}

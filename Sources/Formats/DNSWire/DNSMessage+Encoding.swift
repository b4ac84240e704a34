extension DNSMessage {
    /// What a sender without EDNS can take over UDP (RFC 1035 §4.2.1).
    package static let plainDatagramLimit = 512

    /// The message on the wire, OPT last but for a TSIG, which is good nowhere else than at the end (RFC 8945 §5.1).
    /// - Parameter limit: The most bytes it may take.
    /// - Throws: `too-large` over the limit, or when a part does not fit its length field.
    package func encoded(limit: Int = 65535) throws(DNSWireError) -> [UInt8] {
        guard header.rcode.rawValue < 16 || edns != nil else {
            throw DNSWireError(.tooLarge, at: 3, "response code \(header.rcode) needs EDNS")
        }
        var encoder = DNSEncoder(limit: limit)
        try encoder.append(header.id)
        try encoder.append(header.flagBits)
        for count in [questions.count, answers.count, authority.count, additional.count + (edns == nil ? 0 : 1)] {
            guard let count = UInt16(exactly: count) else {
                throw DNSWireError(.tooLarge, at: encoder.bytes.count, "section of \(count) entries")
            }
            try encoder.append(count)
        }
        for question in questions { try question.encode(to: &encoder) }
        for record in answers { try record.encode(to: &encoder) }
        for record in authority { try record.encode(to: &encoder) }
        let end = additional.last?.type == .tsig ? additional.endIndex - 1 : additional.endIndex
        for record in additional[..<end] { try record.encode(to: &encoder) }
        try edns?.encode(rcode: header.rcode, to: &encoder)
        for record in additional[end...] { try record.encode(to: &encoder) }
        return encoder.bytes
    }

    /// The message for UDP: when it takes more than `limit` bytes, header, question and OPT alone with TC set, because
    /// a part of a record set must not be used (RFC 2181 §9).
    package func encodedForDatagram(limit: Int) throws(DNSWireError) -> [UInt8] {
        do throws(DNSWireError) {
            return try encoded(limit: limit)
        } catch {
            guard error.reason == .tooLarge else { throw error }
            var short = self
            short.header.truncated = true
            short.answers = []
            short.authority = []
            short.additional = []
            return try short.encoded()
        }
    }
}

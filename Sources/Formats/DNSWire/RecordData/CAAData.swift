/// Which authority may issue certificates (RFC 8659 §4.1).
package struct CAAData: DNSRecordBody {
    /// Bit 7: an authority that does not know the tag must not issue.
    package var flags: UInt8
    package var tag: String
    package var value: [UInt8]

    package init(flags: UInt8 = 0, tag: String, value: [UInt8]) {
        self.flags = flags
        self.tag = tag
        self.value = value
    }

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        flags = try cursor.uint8(bytes)
        let at = cursor.offset
        let tag = try cursor.characterString(bytes)
        let isPlain = tag.allSatisfy { (0x30...0x39).contains($0) || (0x61...0x7A).contains($0.asciiFolded) }
        guard !tag.isEmpty, isPlain else {
            throw DNSWireError(.badValue, at: at, "CAA tag that is not letters and digits")
        }
        self.tag = String(decoding: tag, as: UTF8.self)
        value = try cursor.rest(bytes)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(flags)
        try encoder.appendString(Array(tag.utf8))
        try encoder.append(value)
    }

    package var description: String { "\(flags) \(tag) \(DNSText.quoted(value))" }
}

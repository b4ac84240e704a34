/// One or more strings of up to 255 bytes each (RFC 1035 §3.3.14); SPF has the same form (RFC 7208 §3.1).
package struct TXTData: DNSRecordBody {
    package var strings: [[UInt8]]

    package init(strings: [[UInt8]]) { self.strings = strings }

    /// `text` as one record, cut into strings of 255 bytes.
    package init(_ text: String) {
        let bytes = Array(text.utf8)
        strings = stride(from: 0, to: max(1, bytes.count), by: 255).map {
            Array(bytes[$0..<min($0 + 255, bytes.count)])
        }
    }

    /// The strings as one, which is how SPF, DKIM and ACME read them.
    package var joined: [UInt8] { Array(strings.joined()) }

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        strings = []
        repeat { strings.append(try cursor.characterString(bytes)) } while !cursor.isAtEnd
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        guard !strings.isEmpty else {
            throw DNSWireError(.badValue, at: encoder.bytes.count, "TXT without a string")
        }
        for string in strings { try encoder.appendString(string) }
    }

    package var description: String { strings.map { DNSText.quoted($0) }.joined(separator: " ") }
}

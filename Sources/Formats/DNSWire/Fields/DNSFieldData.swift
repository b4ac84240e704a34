/// Record data as named fields, for types that have no type of their own here.
package struct DNSFieldData: Sendable, Hashable, CustomStringConvertible {
    package let type: DNSRecordType
    private let layout: [DNSField]
    private let values: [DNSFieldValue]

    init(
        _ type: DNSRecordType, _ layout: DNSRecordLayout, _ bytes: Span<UInt8>, _ cursor: inout DNSCursor
    ) throws(DNSWireError) {
        self.type = type
        self.layout = layout.fields
        var values: [DNSFieldValue] = []
        values.reserveCapacity(layout.fields.count)
        for field in layout.fields { values.append(try field.kind.read(bytes, &cursor, after: values.last)) }
        self.values = values
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        for (field, value) in zip(layout, values) { try field.kind.write(value, to: &encoder) }
    }

    /// The field that its RFC, in lower case with hyphens, calls `name`, for example `serial` of ZONEMD.
    package subscript(name: String) -> DNSFieldValue? {
        layout.firstIndex { $0.name == name }.map { values[$0] }
    }

    package var description: String {
        zip(layout, values).map { $0.kind.text($1) }.filter { !$0.isEmpty }.joined(separator: " ")
    }
}

/// What is asked: a name, a type, a class.
package struct DNSQuestion: Sendable, Hashable, CustomStringConvertible {
    package var name: DNSName
    package var type: DNSRecordType
    package var recordClass: DNSRecordClass

    package init(_ name: DNSName, _ type: DNSRecordType, _ recordClass: DNSRecordClass = .internet) {
        self.name = name
        self.type = type
        self.recordClass = recordClass
    }

    package var description: String { "\(name) \(recordClass) \(type)" }

    init(
        _ bytes: Span<UInt8>, _ cursor: inout DNSCursor, _ memory: inout DNSNameMemory
    ) throws(DNSWireError) {
        name = try cursor.name(bytes, &memory)
        type = DNSRecordType(rawValue: try cursor.uint16(bytes))
        recordClass = DNSRecordClass(rawValue: try cursor.uint16(bytes))
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(name, compression: .allowed)
        try encoder.append(type.rawValue)
        try encoder.append(recordClass.rawValue)
    }
}

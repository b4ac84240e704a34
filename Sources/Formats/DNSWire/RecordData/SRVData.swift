/// Where a service listens (RFC 2782).
package struct SRVData: DNSRecordBody {
    package var priority: UInt16
    package var weight: UInt16
    package var port: UInt16
    package var target: DNSName

    package init(priority: UInt16, weight: UInt16, port: UInt16, target: DNSName) {
        self.priority = priority
        self.weight = weight
        self.port = port
        self.target = target
    }

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        priority = try cursor.uint16(bytes)
        weight = try cursor.uint16(bytes)
        port = try cursor.uint16(bytes)
        target = try cursor.name(bytes, compression: .forbidden)
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(priority)
        try encoder.append(weight)
        try encoder.append(port)
        try encoder.append(target, compression: .forbidden)
    }

    package var description: String { "\(priority) \(weight) \(port) \(target)" }
}

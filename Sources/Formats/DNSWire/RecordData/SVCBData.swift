/// How to reach a service (RFC 9460 §2.2); HTTPS has the same form.
package struct SVCBData: DNSRecordBody {
    /// 0: an alias for `target`.
    package var priority: UInt16
    package var target: DNSName
    /// In rising order of keys.
    package var parameters: [SVCBParameter]

    init(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) {
        priority = try cursor.uint16(bytes)
        target = try cursor.name(bytes, compression: .forbidden)
        parameters = []
        while !cursor.isAtEnd {
            let at = cursor.offset
            let key = try cursor.uint16(bytes)
            guard parameters.last.map({ $0.key < key }) ?? true else {
                throw DNSWireError(.badValue, at: at, "service parameters out of order")
            }
            let value = try cursor.bytes(Int(try cursor.uint16(bytes)), of: bytes)
            let parameter = SVCBParameter(key: key, value: value)
            guard parameter.isWellFormed else {
                throw DNSWireError(.badValue, at: at, "service parameter `\(parameter.name)` is malformed")
            }
            parameters.append(parameter)
        }
        let present = Set(parameters.map(\.key))
        guard parameters.first?.mandatoryKeys?.allSatisfy(present.contains) ?? true else {
            throw DNSWireError(.badValue, at: cursor.offset, "mandatory service parameter is missing")
        }
    }

    func encode(to encoder: inout DNSEncoder) throws(DNSWireError) {
        try encoder.append(priority)
        try encoder.append(target, compression: .forbidden)
        for parameter in parameters {
            guard let count = UInt16(exactly: parameter.value.count) else {
                throw DNSWireError(.tooLarge, at: encoder.bytes.count, "service parameter of more than 65535 bytes")
            }
            try encoder.append(parameter.key)
            try encoder.append(count)
            try encoder.append(parameter.value)
        }
    }

    package var description: String {
        (["\(priority)", "\(target)"] + parameters.map(\.description)).joined(separator: " ")
    }
}

/// One field of a record that has no type of its own here.
package enum DNSFieldValue: Sendable, Hashable {
    case number(UInt64)
    case name(DNSName)
    case names([DNSName])
    /// As on the wire, without a length in front.
    case bytes([UInt8])
    case strings([[UInt8]])
    case types(DNSTypeBitmap)

    package var number: UInt64? { if case .number(let value) = self { value } else { nil } }
    package var name: DNSName? { if case .name(let name) = self { name } else { nil } }
    package var bytes: [UInt8]? { if case .bytes(let bytes) = self { bytes } else { nil } }
    package var types: DNSTypeBitmap? { if case .types(let types) = self { types } else { nil } }
}

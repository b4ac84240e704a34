import UpkeepCore

/// One service parameter (RFC 9460 §2.1, §7), the value as on the wire.
package struct SVCBParameter: Sendable, Hashable, CustomStringConvertible {
    package let key: UInt16
    package let value: [UInt8]

    private static let names = [
        "mandatory", "alpn", "no-default-alpn", "port", "ipv4hint", "ech", "ipv6hint", "dohpath", "ohttp",
    ]

    package var name: String { Int(key) < Self.names.count ? Self.names[Int(key)] : "key\(key)" }

    /// The number of a key by its registered name, or as `key` and the number; in lower case, as RFC 9460 §2.1 says.
    static func key(named name: String) -> UInt16? {
        if let known = names.firstIndex(of: name) { return UInt16(known) }
        guard name.hasPrefix("key") else { return nil }
        return DNSText.decimal(name.utf8.dropFirst(3))
    }

    /// The keys that a client must understand; nil when this is another parameter.
    var mandatoryKeys: [UInt16]? {
        guard key == 0 else { return nil }
        return stride(from: 0, to: value.count - 1, by: 2).map { UInt16(value[$0]) << 8 | UInt16(value[$0 + 1]) }
    }

    /// The protocol identifiers of `alpn`; nil when the value is cut short or holds an empty one.
    private var protocols: [[UInt8]]? {
        var protocols: [[UInt8]] = []
        var at = 0
        while at < value.count {
            let end = at + 1 + Int(value[at])
            guard end > at + 1, end <= value.count else { return nil }
            protocols.append(Array(value[at + 1..<end]))
            at = end
        }
        return protocols
    }

    /// Whether the value has the form its key demands; any value is right for an unknown key.
    var isWellFormed: Bool {
        switch key {
        case 0:
            guard let keys = mandatoryKeys, value.count >= 2, value.count % 2 == 0 else { return false }
            return !keys.contains(0) && zip(keys, keys.dropFirst()).allSatisfy { $0 < $1 }
        case 1: return protocols?.isEmpty == false
        case 2, 8: return value.isEmpty
        case 3: return value.count == 2
        case 4: return !value.isEmpty && value.count % 4 == 0
        case 6: return !value.isEmpty && value.count % 16 == 0
        default: return true
        }
    }

    /// `key=value`, quoted where BIND quotes it.
    package var description: String {
        switch key {
        case 0:
            let keys = (mandatoryKeys ?? []).map { SVCBParameter(key: $0, value: []).name }
            return "\(name)=\(keys.joined(separator: ","))"
        case 1:
            // A comma inside an identifier is escaped once for the list, and the backslash again for the string.
            let identifiers = (protocols ?? []).map { $0.flatMap { $0 == 0x2C || $0 == 0x5C ? [0x5C, $0] : [$0] } }
            return "\(name)=\(DNSText.quoted(identifiers.joined(separator: [0x2C])))"
        case 3 where value.count == 2: return "\(name)=\(UInt16(value[0]) << 8 | UInt16(value[1]))"
        case 4: return "\(name)=\(addresses(4))"
        case 5: return "\(name)=\(DNSText.base64(value))"
        case 6: return "\(name)=\(addresses(16))"
        default: return value.isEmpty ? name : "\(name)=\(DNSText.quoted(value))"
        }
    }

    private func addresses(_ size: Int) -> String {
        stride(from: 0, to: value.count, by: size)
            .compactMap { IPAddress(bytes: value[$0..<min($0 + size, value.count)])?.description }
            .joined(separator: ",")
    }
}

extension DNSFieldKind {
    /// Reads one field; `last` is the one before it.
    func read(
        _ bytes: Span<UInt8>, _ cursor: inout DNSCursor, after last: DNSFieldValue?
    ) throws(DNSWireError) -> DNSFieldValue {
        switch self {
        case .uint8, .scheme, .algorithm, .namedAlgorithm: .number(UInt64(try cursor.uint8(bytes)))
        case .uint16, .type, .certificateType, .errorCode: .number(UInt64(try cursor.uint16(bytes)))
        case .uint32, .duration, .moment: .number(UInt64(try cursor.uint32(bytes)))
        case .uint48: .number(UInt64(try cursor.uint16(bytes)) << 32 | UInt64(try cursor.uint32(bytes)))
        case .uint64: .number(UInt64(try cursor.uint32(bytes)) << 32 | UInt64(try cursor.uint32(bytes)))
        case .name: .name(try cursor.name(bytes, compression: .forbidden))
        case .compressedName: .name(try cursor.name(bytes))
        case .names: .names(try names(bytes, &cursor))
        case .string, .tag, .salt, .hash: .bytes(try cursor.characterString(bytes))
        case .optionalString: .strings(cursor.isAtEnd ? [] : [try cursor.characterString(bytes)])
        case .strings: .strings(try strings(bytes, &cursor))
        case .text, .hex, .base64, .dashedBase64, .nsap, .location, .parameters:
            .bytes(try cursor.rest(bytes))
        case .ipv4: .bytes(try cursor.bytes(4, of: bytes))
        case .eui48: .bytes(try cursor.bytes(6, of: bytes))
        case .eui64, .locator: .bytes(try cursor.bytes(8, of: bytes))
        case .ipv6: .bytes(try cursor.bytes(16, of: bytes))
        case .sizedBase64: .bytes(try cursor.bytes(Int(try cursor.uint16(bytes)), of: bytes))
        case .types: .types(try DNSTypeBitmap(bytes, &cursor))
        case .oldTypes: .bytes(try oldBitmap(bytes, &cursor))
        case .prefixes: .bytes(try measured(bytes, &cursor, APLPrefix.check))
        case .ports: .bytes(try measured(bytes, &cursor, WKSPorts.check))
        case .atm: .bytes(try measured(bytes, &cursor, ATMAddress.check))
        case .gateway: .bytes(try measured(bytes, &cursor, KeyGateway.checkGateway))
        case .relay: .bytes(try measured(bytes, &cursor, KeyGateway.checkRelay))
        case .hostIdentity: .bytes(try measured(bytes, &cursor, HostIdentity.check))
        case .suffix: .bytes(try measured(bytes, &cursor, A6Suffix.check))
        case .prefixName:
            last?.bytes?.first == 0 ? .names([]) : .names([try cursor.name(bytes, compression: .forbidden)])
        }
    }

    /// Writes a field as ``read(_:_:after:)`` read it.
    func write(_ value: DNSFieldValue, to encoder: inout DNSEncoder) throws(DNSWireError) {
        switch value {
        case .number(let number): try write(number, to: &encoder)
        case .name(let name):
            try encoder.append(name, compression: self == .compressedName ? .allowed : .forbidden)
        case .names(let names): for name in names { try encoder.append(name, compression: .forbidden) }
        case .strings(let strings): for string in strings { try encoder.appendString(string) }
        case .types(let types): try types.encode(to: &encoder)
        case .bytes(let bytes):
            switch self {
            case .string, .tag, .salt, .hash: try encoder.appendString(bytes)
            case .sizedBase64:
                let lengthAt = encoder.bytes.count
                try encoder.append(UInt16(0))
                try encoder.append(bytes)
                try encoder.patchLength(at: lengthAt)
            default: try encoder.append(bytes)
            }
        }
    }

    private func write(_ number: UInt64, to encoder: inout DNSEncoder) throws(DNSWireError) {
        switch self {
        case .uint8, .scheme, .algorithm, .namedAlgorithm: try encoder.append(UInt8(truncatingIfNeeded: number))
        case .uint16, .type, .certificateType, .errorCode: try encoder.append(UInt16(truncatingIfNeeded: number))
        case .uint48:
            try encoder.append(UInt16(truncatingIfNeeded: number >> 32))
            try encoder.append(UInt32(truncatingIfNeeded: number))
        case .uint64:
            try encoder.append(UInt32(truncatingIfNeeded: number >> 32))
            try encoder.append(UInt32(truncatingIfNeeded: number))
        default: try encoder.append(UInt32(truncatingIfNeeded: number))
        }
    }

    private func names(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) -> [DNSName] {
        var names: [DNSName] = []
        while !cursor.isAtEnd { names.append(try cursor.name(bytes, compression: .forbidden)) }
        return names
    }

    private func strings(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) -> [[UInt8]] {
        var strings: [[UInt8]] = []
        repeat { strings.append(try cursor.characterString(bytes)) } while !cursor.isAtEnd
        return strings
    }

    private func oldBitmap(_ bytes: Span<UInt8>, _ cursor: inout DNSCursor) throws(DNSWireError) -> [UInt8] {
        let at = cursor.offset
        let map = try cursor.rest(bytes)
        guard map.count <= 16, map.first.map({ $0 < 0x80 }) ?? true, map.last != 0 else {
            throw DNSWireError(.badValue, at: at, "NXT bitmap too long, padded or for type 0")
        }
        return map
    }

    /// The bytes that `check` moves over.
    private func measured(
        _ bytes: Span<UInt8>, _ cursor: inout DNSCursor,
        _ check: (Span<UInt8>, inout DNSCursor) throws(DNSWireError) -> Void
    ) throws(DNSWireError) -> [UInt8] {
        var ahead = cursor
        try check(bytes, &ahead)
        return try cursor.bytes(ahead.offset - cursor.offset, of: bytes)
    }
}

import UpkeepCore

extension DNSFieldKind {
    /// Reads the words of one field and writes it as on the wire. What the bytes mean is checked when they are read.
    func parse(
        _ what: String, _ words: inout DNSTokenReader, to encoder: inout DNSEncoder
    ) throws(DNSWireError) {
        switch self {
        case .uint8: try encoder.append(try words.number(what, UInt8.self))
        case .scheme:
            if words.peek?.isWord("NOTIFY") == true {
                _ = try words.take(what)
                try encoder.append(UInt8(1))
            } else {
                try encoder.append(try words.number(what, UInt8.self))
            }
        case .uint16: try encoder.append(try words.number(what, UInt16.self))
        case .uint32: try encoder.append(try words.number(what, UInt32.self))
        case .uint48, .uint64: try wide(what, &words, to: &encoder)
        case .duration, .moment: try encoder.append(try seconds(what, &words))
        case .algorithm, .namedAlgorithm, .certificateType, .errorCode, .type:
            try mnemonic(what, &words, to: &encoder)
        case .name, .compressedName: try encoder.append(try words.name(what), compression: .forbidden)
        case .names: while !words.isAtEnd { try encoder.append(try words.name(what), compression: .forbidden) }
        case .string, .tag: try encoder.appendString(try words.string(what))
        case .optionalString: if !words.isAtEnd { try encoder.appendString(try words.string(what)) }
        case .strings: repeat { try encoder.appendString(try words.string(what)) } while !words.isAtEnd
        case .text: try encoder.append(try words.take(what).unescaped())
        case .ipv4: try encoder.append(try words.address(what, .v4))
        case .ipv6: try encoder.append(try words.address(what, .v6))
        case .eui48: try encoder.append(try groups(what, count: 6, of: 2, separator: 0x2D, &words))
        case .eui64: try encoder.append(try groups(what, count: 8, of: 2, separator: 0x2D, &words))
        case .locator: try encoder.append(try groups(what, count: 4, of: 4, separator: 0x3A, padding: true, &words))
        case .hex, .base64, .dashedBase64, .nsap: try encoder.append(try rest(what, &words))
        case .salt: try encoder.appendString(words.peek?.isWord("-") == true ? dash(&words) : try words.hex(what))
        case .hash: try encoder.appendString(try hash(what, &words))
        case .sizedBase64: try sized(what, &words, to: &encoder)
        case .types: try DNSTypeBitmap(try typeList(what, &words)).encode(to: &encoder)
        case .oldTypes: try encoder.append(try oldBitmap(what, &words))
        case .parameters: while !words.isAtEnd { try SVCBText.parse(&words, to: &encoder) }
        case .location: try LOCText.parse(&words, to: &encoder)
        case .atm: try encoder.append(try ATMAddress.parse(&words))
        case .prefixes: while !words.isAtEnd { try encoder.append(try APLPrefix.parse(&words)) }
        case .ports: try encoder.append(try WKSPorts.parse(&words))
        case .gateway: try KeyGateway.parseGateway(&words, to: &encoder)
        case .relay: try KeyGateway.parseRelay(&words, to: &encoder)
        case .hostIdentity: try encoder.append(try HostIdentity.parse(&words))
        case .suffix: try encoder.append(try A6Suffix.parse(&words))
        case .prefixName: if !words.isAtEnd { try encoder.append(try words.name(what), compression: .forbidden) }
        }
    }

    private func wide(
        _ what: String, _ words: inout DNSTokenReader, to encoder: inout DNSEncoder
    ) throws(DNSWireError) {
        let offset = words.offset
        let value = try words.number(what, UInt64.self)
        guard self == .uint64 || value >> 48 == 0 else {
            throw DNSWireError(.badField, at: offset, "\(what) `\(value)` is more than 48 bits")
        }
        if self == .uint64 { try encoder.append(UInt16(truncatingIfNeeded: value >> 48)) }
        try encoder.append(UInt16(truncatingIfNeeded: value >> 32))
        try encoder.append(UInt32(truncatingIfNeeded: value))
    }

    private func seconds(_ what: String, _ words: inout DNSTokenReader) throws(DNSWireError) -> UInt32 {
        let (text, offset) = try words.word(what)
        let value = self == .moment ? DNSMoment.read(text) : DNSSeconds.read(text.utf8)
        guard let value else {
            let form =
                self == .moment ? "a time such as 20261122164300" : "a number of seconds, or a time such as 1h30m"
            throw DNSWireError(.badField, at: offset, "\(what) `\(text)` is not \(form)")
        }
        return value
    }

    private func mnemonic(
        _ what: String, _ words: inout DNSTokenReader, to encoder: inout DNSEncoder
    ) throws(DNSWireError) {
        let (text, offset) = try words.word(what)
        let value: UInt16? =
            switch self {
            case .algorithm, .namedAlgorithm: DNSSECAlgorithmNames.read(text).map { UInt16($0) }
            case .certificateType: CertificateTypeNames.read(text)
            case .errorCode: TSIGErrorNames.read(text)
            default: DNSRecordType(text)?.rawValue
            }
        guard let value else {
            let isNumber = text.utf8.allSatisfy(DNSText.isDigit)
            throw DNSWireError(isNumber ? .badNumber : .badField, at: offset, "\(what) `\(text)` is not known")
        }
        if self == .algorithm || self == .namedAlgorithm {
            try encoder.append(UInt8(truncatingIfNeeded: value))
        } else {
            try encoder.append(value)
        }
    }

    /// Groups of so many hexadecimal digits each, with one separator between two; with `padding`, leading zeros may be
    /// left out.
    private func groups(
        _ what: String, count: Int, of digits: Int, separator: UInt8, padding: Bool = false,
        _ words: inout DNSTokenReader
    ) throws(DNSWireError) -> [UInt8] {
        let (text, offset) = try words.word(what)
        let parts = text.utf8.split(separator: separator, omittingEmptySubsequences: false)
        let whole = parts.map { part in
            padding && !part.isEmpty ? [UInt8](repeating: 0x30, count: max(0, digits - part.count)) + part : Array(part)
        }
        guard parts.count == count, whole.allSatisfy({ $0.count == digits }),
            let bytes = DNSText.bytes(hex: Array(whole.joined()))
        else {
            let form = "\(count) groups of \(digits) hexadecimal digits"
            throw DNSWireError(.badField, at: offset, "\(what) `\(text)` is not \(form)")
        }
        return bytes
    }

    private func rest(_ what: String, _ words: inout DNSTokenReader) throws(DNSWireError) -> [UInt8] {
        if self == .hex || self == .nsap, words.isAtEnd { _ = try words.take(what) }
        var (digits, offset) = try words.joined(what)
        if self == .dashedBase64, digits == [0x2D] { return [] }
        if self == .nsap {
            guard digits.prefix(2).map(\.asciiFolded) == [0x30, 0x78] else {
                throw DNSWireError(.badField, at: offset, "\(what) does not begin with `0x`")
            }
            digits = digits.dropFirst(2).filter { $0 != 0x2E }
        }
        let isBase64 = self == .base64 || self == .dashedBase64
        guard let bytes = isBase64 ? DNSText.bytes(base64: digits) : DNSText.bytes(hex: digits) else {
            let form = isBase64 ? "base64" : "an even number of hexadecimal digits"
            throw DNSWireError(.badField, at: offset, "\(what) is not \(form)")
        }
        return bytes
    }

    private func dash(_ words: inout DNSTokenReader) throws(DNSWireError) -> [UInt8] {
        _ = try words.take("-")
        return []
    }

    private func hash(_ what: String, _ words: inout DNSTokenReader) throws(DNSWireError) -> [UInt8] {
        let (text, offset) = try words.word(what)
        guard let bytes = DNSText.bytes(base32hex: text.utf8) else {
            throw DNSWireError(.badField, at: offset, "\(what) is not base32 with the extended hex alphabet")
        }
        return bytes
    }

    private func sized(
        _ what: String, _ words: inout DNSTokenReader, to encoder: inout DNSEncoder
    ) throws(DNSWireError) {
        let count = try words.number(what, UInt16.self)
        let offset = words.offset
        let bytes = count == 0 ? [] : try words.base64(what)
        guard bytes.count == count else {
            throw DNSWireError(.badField, at: offset, "\(what) has \(bytes.count) bytes, not \(count)")
        }
        try encoder.append(count)
        try encoder.append(bytes)
    }

    private func typeList(_ what: String, _ words: inout DNSTokenReader) throws(DNSWireError) -> [DNSRecordType] {
        var types: [DNSRecordType] = []
        while !words.isAtEnd {
            let (text, offset) = try words.word(what)
            guard let type = DNSRecordType(text) else {
                throw DNSWireError(.unknownType, at: offset, "there is no record type `\(text)`")
            }
            types.append(type)
        }
        return types
    }

    private func oldBitmap(_ what: String, _ words: inout DNSTokenReader) throws(DNSWireError) -> [UInt8] {
        let offset = words.offset
        var map = [UInt8](repeating: 0, count: 16)
        for type in try typeList(what, &words) {
            guard (1...127).contains(type.rawValue) else {
                throw DNSWireError(.badField, at: offset, "type \(type) does not fit NXT")
            }
            map[Int(type.rawValue) >> 3] |= 0x80 >> UInt8(type.rawValue & 7)
        }
        while map.last == 0 { map.removeLast() }
        return map
    }
}

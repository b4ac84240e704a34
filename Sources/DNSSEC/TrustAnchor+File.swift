import DNSWire

extension TrustAnchor {
    /// The most a file may hold, in bytes.
    private static let longestFile = 1 << 20

    /// Reads DS and DNSKEY records in zone-file form (RFC 1035 §5.1): full owner names, TTL and class optional,
    /// `;` comments, parentheses. Keys without the secure entry point bit are taken too.
    /// - Throws: The first line that is no anchor.
    package static func anchors(inZoneFile text: String) throws(TrustAnchorError) -> [TrustAnchor] {
        guard text.utf8.count <= longestFile else {
            throw TrustAnchorError(.tooLarge, line: 0, "trust anchor file of more than \(longestFile) bytes")
        }
        var anchors: [TrustAnchor] = []
        var pending = ""
        var start = 0
        var depth = 0
        for (place, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if depth == 0 {
                pending = ""
                start = place + 1
            }
            for character in line.prefix(while: { $0 != ";" }) {
                switch character {
                case "(": depth += 1
                case ")": depth -= 1
                default:
                    pending.append(character)
                    continue
                }
                pending.append(" ")
            }
            guard depth >= 0 else { throw TrustAnchorError(.parenthesis, line: place + 1, "`)` without `(`") }
            pending.append(" ")
            if depth == 0, !pending.allSatisfy(\.isWhitespace) {
                anchors.append(try TrustAnchor(zoneFileLine: pending, number: start))
            }
        }
        guard depth == 0 else { throw TrustAnchorError(.parenthesis, line: start, "`(` is never closed") }
        guard !anchors.isEmpty else { throw TrustAnchorError(.empty, line: 0, "no trust anchor in the file") }
        return anchors
    }

    /// One record on one line, without comments.
    init(zoneFileLine line: String, number: Int) throws(TrustAnchorError) {
        var fields = line.split(whereSeparator: \.isWhitespace)[...]
        guard let owner = fields.popFirst() else {
            throw TrustAnchorError(.notAnAnchor, line: number, "nothing there")
        }
        do throws(DNSWireError) {
            zone = try DNSName(owner)
        } catch {
            throw TrustAnchorError(.badName, line: number, "`\(owner)` is no domain name: \(error.message)")
        }
        while let field = fields.first, UInt32(field) != nil || field.uppercased() == "IN" { fields.removeFirst() }
        let type = fields.popFirst()
        guard let kind = type?.uppercased(), kind == "DS" || kind == "DNSKEY", fields.count >= 4 else {
            throw TrustAnchorError(.notAnAnchor, line: number, "neither a DS nor a DNSKEY record")
        }
        var head: [UInt8] = []
        for limit: UInt32 in [0xFFFF, 0xFF, 0xFF] {
            guard let field = fields.popFirst(), let value = UInt32(field), value <= limit else {
                throw TrustAnchorError(.badNumber, line: number, "three numbers should follow \(kind)")
            }
            if limit > 0xFF { head.append(UInt8(value >> 8)) }
            head.append(UInt8(truncatingIfNeeded: value))
        }
        let text = fields.joined()
        let body = kind == "DS" ? Self.hexadecimal(text) : Self.base64(text)
        guard let body, !body.isEmpty else {
            let form = kind == "DS" ? "hexadecimal" : "base64"
            throw TrustAnchorError(.badData, line: number, "the \(kind) record should end in \(form)")
        }
        switch Self.decoded(kind == "DS" ? .ds : .dnskey, head + body) {
        case .ds(let digest)?: key = .digest(digest)
        case .dnskey(let data)?: key = .key(data)
        default: throw TrustAnchorError(.badData, line: number, "the \(kind) record is too long")
        }
    }

    /// RDATA read back through a message, the one way into the codec.
    private static func decoded(_ type: DNSRecordType, _ rdata: [UInt8]) -> DNSRecordData? {
        guard let length = UInt16(exactly: rdata.count) else { return nil }
        let header: [UInt8] = [0, 0, 0x80, 0, 0, 0, 0, 1, 0, 0, 0, 0]
        let record: [UInt8] = [0, 0, UInt8(type.rawValue), 0, 1, 0, 0, 0, 0]
        let message = header + record + [UInt8(length >> 8), UInt8(truncatingIfNeeded: length)] + rdata
        return try? DNSMessage(decoding: message).answers.first?.data
    }

    private static func hexadecimal(_ text: String) -> [UInt8]? {
        let digits = text.compactMap(\.hexDigitValue)
        guard digits.count == text.count, digits.count % 2 == 0 else { return nil }
        return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
    }

    private static func base64(_ text: String) -> [UInt8]? {
        var bytes: [UInt8] = []
        var pool: UInt32 = 0
        var bits = 0
        let digits = text.utf8.prefix { $0 != 0x3D }
        guard text.utf8.count % 4 == 0, text.utf8.count - digits.count <= 2,
            text.utf8.dropFirst(digits.count).allSatisfy({ $0 == 0x3D })
        else { return nil }
        for digit in digits {
            let value: UInt8
            switch digit {
            case 0x41...0x5A: value = digit - 0x41
            case 0x61...0x7A: value = digit - 0x61 + 26
            case 0x30...0x39: value = digit - 0x30 + 52
            case 0x2B: value = 62
            case 0x2F: value = 63
            default: return nil
            }
            pool = pool << 6 | UInt32(value)
            bits += 6
            if bits >= 8 {
                bits -= 8
                bytes.append(UInt8(truncatingIfNeeded: pool >> UInt32(bits)))
                pool &= (1 << UInt32(bits)) - 1
            }
        }
        return bytes
    }
}

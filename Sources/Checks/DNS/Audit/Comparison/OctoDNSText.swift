import DNSWire

/// Text as octoDNS keeps it: the strings of a record as one, `;` and `\` escaped, bytes outside ASCII as `\DDD`.
enum OctoDNSText {
    static func value(_ data: TXTData) -> Result<String, OctoDNSValue.Unfit> {
        var text: [UInt8] = []
        for byte in data.joined {
            switch byte {
            case 0x3B:
                // An escaped backslash before an escaped semicolon reads as one escaped twice.
                guard text.last != 0x5C else {
                    return .failure(OctoDNSValue.Unfit(text: "octoDNS cannot write `\\` before `;`"))
                }
                text += [0x5C, 0x3B]
            case 0x5C: text += [0x5C, 0x5C]
            case 0x20...0x7E: text.append(byte)
            default: text += [0x5C, 0x30 + byte / 100, 0x30 + byte / 10 % 10, 0x30 + byte % 10]
            }
        }
        guard !text.isEmpty else { return .failure(OctoDNSValue.Unfit(text: "octoDNS takes no empty text")) }
        let written = String(decoding: text, as: UTF8.self)
        // octoDNS takes `" "` for the seam between strings.
        guard !written.contains("\" \"") else {
            return .failure(OctoDNSValue.Unfit(text: "octoDNS cannot write `\" \"` in text"))
        }
        // It takes quotes around a value off, so a value that begins with one gets a pair of its own.
        return .success(written.hasPrefix("\"") ? "\"\(written)\"" : written)
    }
}

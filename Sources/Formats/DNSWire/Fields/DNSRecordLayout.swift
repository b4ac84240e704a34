/// The fields of a record type's data, in order: the one declaration behind its wire and its presentation form.
struct DNSRecordLayout: Sendable {
    let fields: [DNSField]

    init(_ fields: DNSField...) { self.fields = fields }

    /// The form that people write, for example `preference exchange`.
    var expectedForm: String { fields.map(\.name).joined(separator: " ") }

    /// - Returns: nil for a type that has no form in this class but RFC 3597's.
    static func of(_ type: DNSRecordType, in recordClass: DNSRecordClass) -> DNSRecordLayout? {
        recordClass != .internet && internetOnly.contains(type.rawValue) ? nil : registry[type.rawValue]
    }

    /// Types whose form is defined for class IN alone.
    private static let internetOnly: Set<UInt16> = [1, 11, 22, 23, 26, 28, 31, 32, 33, 34, 36, 38, 42, 49, 64, 65]

    private static let oneName = DNSRecordLayout(DNSField("name", .compressedName))
    private static let text = DNSRecordLayout(DNSField("string…", .strings))
    private static let key = DNSRecordLayout(
        DNSField("flags", .uint16), DNSField("protocol", .uint8), DNSField("algorithm", .algorithm),
        DNSField("key", .base64))
    private static let signature = DNSRecordLayout(
        DNSField("type-covered", .type), DNSField("algorithm", .algorithm), DNSField("labels", .uint8),
        DNSField("original-ttl", .duration), DNSField("expiration", .moment), DNSField("inception", .moment),
        DNSField("key-tag", .uint16), DNSField("signer", .name), DNSField("signature", .base64))
    private static let digest = DNSRecordLayout(
        DNSField("key-tag", .uint16), DNSField("algorithm", .algorithm), DNSField("digest-type", .uint8),
        DNSField("digest", .hex))
    private static let association = DNSRecordLayout(
        DNSField("usage", .uint8), DNSField("selector", .uint8), DNSField("matching", .uint8),
        DNSField("data", .hex))
    private static let service = DNSRecordLayout(
        DNSField("priority", .uint16), DNSField("target", .name), DNSField("key=value…", .parameters))
    private static let preferred = DNSRecordLayout(DNSField("preference", .uint16), DNSField("name", .name))
    private static let locator64 = DNSRecordLayout(DNSField("preference", .uint16), DNSField("locator", .locator))
    private static let hexOnly = DNSRecordLayout(DNSField("data", .hex))
    private static let base64Only = DNSRecordLayout(DNSField("data", .base64))

    /// By type number (IANA, "Resource Record (RR) TYPEs"). NULL and the like have RFC 3597's form only.
    private static let registry: [UInt16: DNSRecordLayout] = [
        1: DNSRecordLayout(DNSField("address", .ipv4)), 2: oneName, 3: oneName, 4: oneName, 5: oneName,
        6: DNSRecordLayout(
            DNSField("primary", .compressedName), DNSField("contact", .compressedName), DNSField("serial", .uint32),
            DNSField("refresh", .duration), DNSField("retry", .duration), DNSField("expire", .duration),
            DNSField("minimum", .duration)),
        7: oneName, 8: oneName, 9: oneName,
        11: DNSRecordLayout(DNSField("address", .ipv4), DNSField("protocol port…", .ports)),
        12: oneName, 13: DNSRecordLayout(DNSField("cpu", .string), DNSField("system", .string)),
        14: DNSRecordLayout(DNSField("responsible", .compressedName), DNSField("errors", .compressedName)),
        15: DNSRecordLayout(DNSField("preference", .uint16), DNSField("exchange", .compressedName)), 16: text,
        17: DNSRecordLayout(DNSField("mailbox", .name), DNSField("text", .name)),
        18: DNSRecordLayout(DNSField("subtype", .uint16), DNSField("host", .name)),
        19: DNSRecordLayout(DNSField("address", .string)),
        20: DNSRecordLayout(DNSField("address", .string), DNSField("[subaddress]", .optionalString)),
        21: preferred, 22: DNSRecordLayout(DNSField("address", .nsap)), 23: DNSRecordLayout(DNSField("name", .name)),
        24: signature, 25: key,
        26: DNSRecordLayout(DNSField("preference", .uint16), DNSField("map822", .name), DNSField("mapx400", .name)),
        27: DNSRecordLayout(
            DNSField("longitude", .string), DNSField("latitude", .string), DNSField("altitude", .string)),
        28: DNSRecordLayout(DNSField("address", .ipv6)),
        29: DNSRecordLayout(DNSField("d [m [s]] N|S d [m [s]] E|W altitude [size [hp [vp]]]", .location)),
        30: DNSRecordLayout(DNSField("next", .name), DNSField("type…", .oldTypes)), 31: hexOnly, 32: hexOnly,
        33: DNSRecordLayout(
            DNSField("priority", .uint16), DNSField("weight", .uint16), DNSField("port", .uint16),
            DNSField("target", .name)),
        34: DNSRecordLayout(DNSField("address", .atm)),
        35: DNSRecordLayout(
            DNSField("order", .uint16), DNSField("preference", .uint16), DNSField("flags", .string),
            DNSField("services", .string), DNSField("pattern", .string), DNSField("replacement", .name)),
        36: preferred,
        37: DNSRecordLayout(
            DNSField("certificate-type", .certificateType), DNSField("key-tag", .uint16),
            DNSField("algorithm", .namedAlgorithm), DNSField("certificate", .base64)),
        38: DNSRecordLayout(DNSField("prefix-length [suffix]", .suffix), DNSField("[prefix-name]", .prefixName)),
        39: DNSRecordLayout(DNSField("target", .name)),
        40: DNSRecordLayout(
            DNSField("meaning", .uint8), DNSField("coding", .uint8), DNSField("subcoding", .uint8),
            DNSField("data", .base64)),
        42: DNSRecordLayout(DNSField("[!]family:address/prefix…", .prefixes)), 43: digest,
        44: DNSRecordLayout(
            DNSField("algorithm", .uint8), DNSField("fingerprint-type", .uint8), DNSField("fingerprint", .hex)),
        45: DNSRecordLayout(
            DNSField("precedence", .uint8), DNSField("gateway-type algorithm gateway", .gateway),
            DNSField("key", .base64)),
        46: signature, 47: DNSRecordLayout(DNSField("next", .name), DNSField("type…", .types)), 48: key,
        49: base64Only,
        50: DNSRecordLayout(
            DNSField("algorithm", .uint8), DNSField("flags", .uint8), DNSField("iterations", .uint16),
            DNSField("salt", .salt), DNSField("next-hash", .hash), DNSField("type…", .types)),
        51: DNSRecordLayout(
            DNSField("algorithm", .uint8), DNSField("flags", .uint8), DNSField("iterations", .uint16),
            DNSField("salt", .salt)),
        52: association, 53: association,
        55: DNSRecordLayout(DNSField("algorithm hit key", .hostIdentity), DNSField("server…", .names)),
        56: text, 57: key, 58: DNSRecordLayout(DNSField("previous", .name), DNSField("next", .name)), 59: digest,
        60: key, 61: base64Only,
        62: DNSRecordLayout(DNSField("serial", .uint32), DNSField("flags", .uint16), DNSField("type…", .types)),
        63: DNSRecordLayout(
            DNSField("serial", .uint32), DNSField("scheme", .uint8), DNSField("hash", .uint8),
            DNSField("digest", .hex)),
        64: service, 65: service,
        66: DNSRecordLayout(
            DNSField("type", .type), DNSField("scheme", .scheme), DNSField("port", .uint16),
            DNSField("target", .name)),
        67: base64Only, 68: base64Only, 99: text,
        104: DNSRecordLayout(DNSField("preference", .uint16), DNSField("node-id", .locator)),
        105: DNSRecordLayout(DNSField("preference", .uint16), DNSField("locator", .ipv4)), 106: locator64,
        107: preferred, 108: DNSRecordLayout(DNSField("address", .eui48)),
        109: DNSRecordLayout(DNSField("address", .eui64)),
        249: DNSRecordLayout(
            DNSField("algorithm", .name), DNSField("inception", .uint32), DNSField("expiration", .uint32),
            DNSField("mode", .uint16), DNSField("error", .errorCode), DNSField("key-size key", .sizedBase64),
            DNSField("other-size [other]", .sizedBase64)),
        250: DNSRecordLayout(
            DNSField("algorithm", .name), DNSField("time-signed", .uint48), DNSField("fudge", .uint16),
            DNSField("mac-size mac", .sizedBase64), DNSField("original-id", .uint16), DNSField("error", .errorCode),
            DNSField("other-size [other]", .sizedBase64)),
        256: DNSRecordLayout(
            DNSField("priority", .uint16), DNSField("weight", .uint16), DNSField("\"target\"", .text)),
        257: DNSRecordLayout(DNSField("flags", .uint8), DNSField("tag", .tag), DNSField("\"value\"", .text)),
        258: text,
        259: DNSRecordLayout(
            DNSField("enterprise", .uint32), DNSField("type", .uint32), DNSField("location", .uint8),
            DNSField("media-type", .string), DNSField("data", .dashedBase64)),
        260: DNSRecordLayout(DNSField("precedence", .uint8), DNSField("discovery type relay", .relay)),
        261: text, 262: text, 263: text, 264: DNSRecordLayout(DNSField("address", .uint64)), 32768: digest,
        32769: digest,
    ]
}

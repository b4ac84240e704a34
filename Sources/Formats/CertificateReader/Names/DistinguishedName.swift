import UpkeepCore

/// A name as RFC 4514 writes it, and its parts for comparing.
package struct DistinguishedName: Sendable, Hashable {
    /// Most specific part first, e.g. `CN=shop.example,O=Shop`.
    package private(set) var text = ""
    /// In the order they are encoded.
    package private(set) var commonNames: [String] = []
    /// As encoded, least specific first; the attributes within a part have no order and are sorted.
    package private(set) var parts: [[NameAttribute]] = []

    /// Reads a Name's DER, beginning with its SEQUENCE; what cannot be read of it is left out.
    package init(der: ArraySlice<UInt8>) {
        var reader = DERReader(Array(der.prefix(CertificateFacts.lengthLimit)))
        var all = 0..<reader.bytes.count
        if let name = reader.next(in: &all) {
            self.init(name, &reader)
        } else {
            self.init()
        }
    }

    init() {}

    init(_ element: DERElement, _ reader: inout DERReader) {
        var relative: [String] = []
        for set in reader.elements(in: element.content, limit: 100) {
            guard set.tag == DERElement.set else {
                reader.flaw("a part of a name is not a SET", at: set.start)
                continue
            }
            var values: [String] = []
            var attributes: [NameAttribute] = []
            for attribute in reader.elements(in: set.content, limit: 20) {
                guard let (value, compared) = read(attribute, &reader) else { continue }
                values.append(value)
                attributes.append(compared)
            }
            relative.append(values.reversed().joined(separator: "+"))
            parts.append(attributes.count < 2 ? attributes : attributes.sorted())
        }
        text = relative.reversed().joined(separator: ",")
    }

    /// The same name by RFC 5280 section 7.1: letters' case and the number of blanks do not count.
    package func isSame(as other: DistinguishedName) -> Bool { parts == other.parts }

    /// The name is `base` or below it, as a directory name's constraint asks (RFC 5280 section 4.2.1.10).
    package func isWithin(_ base: DistinguishedName) -> Bool { parts.starts(with: base.parts) }

    private mutating func read(
        _ attribute: DERElement, _ reader: inout DERReader
    ) -> (text: String, compared: NameAttribute)? {
        let parts = reader.elements(in: attribute.content, limit: 3)
        guard attribute.tag == DERElement.sequence, parts.count == 2, parts[0].tag == DERElement.objectIdentifier else {
            reader.flaw("a part of a name is not a type and a value", at: attribute.start)
            return nil
        }
        let type = reader.objectIdentifier(parts[0])
        let value = reader.text(parts[1])
        if type == "2.5.4.3", let value { commonNames.append(value) }
        let compared = NameAttribute(type: type, value: value, encoding: reader[parts[1].start..<parts[1].end])
        guard let name = Self.shortNames[type], let value else {
            // Section 2.4: what has no name, or is no string, stands as the encoding itself.
            let shown = reader.hex(parts[1].start..<min(parts[1].end, parts[1].start + 512))
            return ("\(Self.shortNames[type] ?? type)=#\(shown)", compared)
        }
        return ("\(name)=\(Self.escaped(value))", compared)
    }

    /// RFC 4514 section 2.4; control characters as their UTF-8 octets, so that no terminal acts on them.
    static func escaped(_ value: String) -> String {
        guard !isPlain(value) else { return value }
        var text = ""
        let last = value.unicodeScalars.count - 1
        for (place, scalar) in value.unicodeScalars.enumerated() {
            switch scalar {
            case "\"", "+", ",", ";", "<", ">", "\\": text += "\\\(scalar)"
            case " " where place == 0 || place == last: text += "\\ "
            case "#" where place == 0: text += "\\#"
            case "\0"..<" ", "\u{7F}"..."\u{9F}", "\u{200E}"..."\u{200F}", "\u{2028}"..."\u{202E}",
                "\u{2066}"..."\u{2069}":
                for byte in String(scalar).utf8 {
                    text += "\\" + HexText.padded(byte, to: 2, uppercase: true)
                }
            default: text.unicodeScalars.append(scalar)
            }
        }
        return text
    }

    /// Nothing in it needs an escape: so it is with nearly every name.
    private static func isPlain(_ value: String) -> Bool {
        value.utf8.last != 0x20
            && value.utf8.first.map { $0 != 0x20 && $0 != 0x23 } ?? true
            && value.utf8.allSatisfy { byte in
                switch byte {
                // The quotation mark, the plus sign, the comma, the semicolon, angle brackets and the backslash.
                case 0x22, 0x2B, 0x2C, 0x3B, 0x3C, 0x3E, 0x5C: false
                case 0x20..<0x7F: true
                default: false
                }
            }
    }

    /// RFC 4514 section 3, and the names that OpenSSL made usual.
    private static let shortNames: [String: String] = [
        "2.5.4.3": "CN", "2.5.4.4": "SN", "2.5.4.5": "serialNumber", "2.5.4.6": "C", "2.5.4.7": "L", "2.5.4.8": "ST",
        "2.5.4.9": "street", "2.5.4.10": "O", "2.5.4.11": "OU", "2.5.4.12": "title", "2.5.4.13": "description",
        "2.5.4.15": "businessCategory", "2.5.4.16": "postalAddress", "2.5.4.17": "postalCode", "2.5.4.41": "name",
        "2.5.4.42": "GN", "2.5.4.43": "initials", "2.5.4.44": "generationQualifier", "2.5.4.46": "dnQualifier",
        "2.5.4.65": "pseudonym", "2.5.4.97": "organizationIdentifier", "0.9.2342.19200300.100.1.1": "UID",
        "0.9.2342.19200300.100.1.25": "DC", "1.2.840.113549.1.9.1": "emailAddress",
        "1.3.6.1.4.1.311.60.2.1.1": "jurisdictionL", "1.3.6.1.4.1.311.60.2.1.2": "jurisdictionST",
        "1.3.6.1.4.1.311.60.2.1.3": "jurisdictionC",
    ]
}

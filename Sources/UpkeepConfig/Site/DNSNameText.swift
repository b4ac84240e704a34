import UpkeepCore

/// Names and record types in `dns://` URLs and name server lists.
enum DNSNameText {
    private static let types = [
        "A", "AAAA", "CAA", "CDNSKEY", "CDS", "CNAME", "DNAME", "DNSKEY", "DS", "HINFO", "HTTPS", "LOC", "MX", "NAPTR",
        "NS", "NSEC", "NSEC3", "NSEC3PARAM", "OPENPGPKEY", "PTR", "RRSIG", "SMIMEA", "SOA", "SPF", "SRV", "SSHFP",
        "SVCB",
        "TLSA", "TXT", "URI",
    ]

    /// A mnemonic in capitals, or `TYPE` and a number (RFC 3597 section 5).
    static func type(_ text: String) throws(BadValue) -> String {
        let upper = text.uppercased()
        if types.contains(upper) { return upper }
        if upper.hasPrefix("TYPE"), let number = UInt16(upper.dropFirst(4)), number > 0 { return "TYPE\(number)" }
        throw BadValue(
            "not a record type such as `A`, `MX` or `TYPE65280`", offset: 0,
            hint: ["ANY", "AXFR", "IXFR", "*"].contains(upper)
                ? "ask for one type; a site for each" : Suggestion.hint(upper, types))
    }

    /// Lower case, no trailing dot; the root is refused.
    static func name(_ text: String) throws(BadValue) -> String {
        var rest = text[...]
        if rest.hasSuffix(".") { rest = rest.dropLast() }
        guard !rest.isEmpty else { throw BadValue("the name to ask for is missing", offset: 0) }
        guard rest.utf8.count <= 253 else { throw BadValue("the name is longer than 253 characters", offset: 0) }
        var offset = 0
        for label in rest.split(separator: ".", omittingEmptySubsequences: false) {
            if label.isEmpty { throw BadValue("two dots without a label between them", offset: offset) }
            if label.utf8.count > 63 { throw BadValue("a label is longer than 63 characters", offset: offset) }
            if let place = label.utf8.firstIndex(where: { $0 <= 0x20 || $0 >= 0x7F || "/\\@&=".utf8.contains($0) }) {
                throw BadValue(
                    "a character here cannot be part of a name",
                    offset: offset + label.utf8.distance(from: label.startIndex, to: place),
                    hint: label.utf8[place] >= 0x7F ? "write the name as DNS has it, beginning with `xn--`" : nil)
            }
            offset += label.utf8.count + 1
        }
        return rest.lowercased()
    }
}

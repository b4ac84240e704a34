/// A message's first twelve bytes without the counts (RFC 1035 §4.1.1, RFC 4035 §3), the response code complete.
package struct DNSHeader: Sendable, Hashable {
    package var id: UInt16
    package var isResponse = false
    package var opcode = DNSOpcode.query
    /// AA: the server speaks for the zone itself.
    package var authoritative = false
    /// TC: the answer did not fit.
    package var truncated = false
    package var recursionDesired = false
    package var recursionAvailable = false
    /// The one bit still without a meaning; kept so that nothing is lost.
    package var reserved = false
    /// AD: the resolver validated the answer.
    package var authenticated = false
    package var checkingDisabled = false
    package var rcode = DNSResponseCode.noError

    package init(id: UInt16) { self.id = id }

    /// The two bytes after the id; of the response code only the low four bits.
    var flagBits: UInt16 {
        func bit(_ flag: Bool, _ place: UInt16) -> UInt16 { flag ? 1 << place : 0 }
        return bit(isResponse, 15) | UInt16(opcode.rawValue) << 11 | bit(authoritative, 10) | bit(truncated, 9)
            | bit(recursionDesired, 8) | bit(recursionAvailable, 7) | bit(reserved, 6) | bit(authenticated, 5)
            | bit(checkingDisabled, 4) | rcode.rawValue & 0x0F
    }

    init(id: UInt16, flagBits bits: UInt16) {
        func bit(_ place: UInt16) -> Bool { bits >> place & 1 == 1 }
        self.id = id
        isResponse = bit(15)
        opcode = DNSOpcode(rawValue: UInt8(truncatingIfNeeded: bits >> 11))
        authoritative = bit(10)
        truncated = bit(9)
        recursionDesired = bit(8)
        recursionAvailable = bit(7)
        reserved = bit(6)
        authenticated = bit(5)
        checkingDisabled = bit(4)
        rcode = DNSResponseCode(rawValue: bits & 0x0F)
    }
}

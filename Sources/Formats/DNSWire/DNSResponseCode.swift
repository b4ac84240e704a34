/// A response code of up to twelve bits, the EDNS half merged in (RFC 6891 §6.1.3).
package struct DNSResponseCode: RawRepresentable, Sendable, Hashable, CustomStringConvertible {
    package let rawValue: UInt16

    /// - Parameter rawValue: The low twelve bits count.
    package init(rawValue: UInt16) { self.rawValue = rawValue & 0x0FFF }

    package static let noError = DNSResponseCode(rawValue: 0)
    package static let formatError = DNSResponseCode(rawValue: 1)
    package static let serverFailure = DNSResponseCode(rawValue: 2)
    package static let noSuchName = DNSResponseCode(rawValue: 3)
    package static let notImplemented = DNSResponseCode(rawValue: 4)
    package static let refused = DNSResponseCode(rawValue: 5)
    package static let badVersion = DNSResponseCode(rawValue: 16)
    package static let badCookie = DNSResponseCode(rawValue: 23)

    /// Reads a mnemonic in any case, or `RCODE` and a number.
    package init?(_ mnemonic: some StringProtocol) {
        let name = mnemonic.uppercased()
        if let known = Self.mnemonics.first(where: { $0.value == name }) {
            self.init(rawValue: known.key)
        } else {
            guard name.hasPrefix("RCODE"), let number = UInt16(name.dropFirst(5)), number < 4096 else { return nil }
            self.init(rawValue: number)
        }
    }

    /// The registered mnemonic, else `RCODE` and the number.
    package var description: String { Self.mnemonics[rawValue] ?? "RCODE\(rawValue)" }

    /// IANA, "DNS RCODEs". 16 is BADVERS here: BADSIG shares the number but only ever appears inside TSIG.
    private static let mnemonics: [UInt16: String] = [
        0: "NOERROR", 1: "FORMERR", 2: "SERVFAIL", 3: "NXDOMAIN", 4: "NOTIMP", 5: "REFUSED", 6: "YXDOMAIN",
        7: "YXRRSET", 8: "NXRRSET", 9: "NOTAUTH", 10: "NOTZONE", 11: "DSOTYPENI", 16: "BADVERS", 17: "BADKEY",
        18: "BADTIME", 19: "BADMODE", 20: "BADNAME", 21: "BADALG", 22: "BADTRUNC", 23: "BADCOOKIE",
    ]
}

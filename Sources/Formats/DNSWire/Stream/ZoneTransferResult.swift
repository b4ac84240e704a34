/// What a zone transfer came to.
package enum ZoneTransferResult: Sendable, Hashable {
    /// Every record, the SOA first and once.
    case whole([DNSRecord])
    /// The steps from the serial we had to the one the server has.
    case changes([ZoneTransferChange], SOAData)
    /// The server has nothing newer.
    case current(SOAData)
    /// There is something newer that this transport cannot carry: ask again over TCP (RFC 1995 §4).
    case tooBig(SOAData)
}

import Checks
import DNSWire

/// A server that has not got the last change, by its serial.
struct Lag {
    /// The names of those behind.
    let late: String
    let words: String

    /// - Returns: nil when all have the same serial, or the serials cannot be compared: they have no order (RFC 1982
    ///   section 3.2), or nothing shows that the servers copy from one another.
    init?(_ authority: AuthorityView, _ known: KnownGood?) {
        let servers = authority.working.filter { $0.serial != nil }
        guard Self.areCopies(servers, known),
            let newest = servers.compactMap(\.serial).max(by: { Self.isOlder($0, than: $1) })
        else { return nil }
        let behind = servers.filter { $0.serial.map { Self.isOlder($0, than: newest) } ?? false }
        let ahead = servers.filter { $0.serial == newest }
        guard let serial = behind.first?.serial else { return nil }
        late = AuthorityView.names(behind)
        let has = Set(behind.map(\.name)).count == 1 ? "has" : "have"
        words = "\(late) \(has) not got the last change (serial \(serial), \(AuthorityView.names(ahead)) \(newest))"
    }

    /// Providers that are fed apart from one another count for themselves; those that copy name one primary.
    private static func areCopies(_ servers: [ServerView], _ known: KnownGood?) -> Bool {
        Set(servers.map(\.primary)).count == 1 && (known?.serials?.count ?? 1) <= 1
    }

    private static func isOlder(_ a: UInt32, than b: UInt32) -> Bool {
        DNSSerial(rawValue: a).precedes(DNSSerial(rawValue: b))
    }
}

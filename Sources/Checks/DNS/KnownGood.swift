package import UpkeepCore

/// What a name and its site looked like when last seen well: what later looks are compared with, and where the site is
/// looked for when DNS no longer tells.
package struct KnownGood: Sendable, Hashable, Codable {
    package struct Address: Sendable, Hashable, Codable {
        package var address: IPAddress
        /// Seconds, as the zone's own servers gave it; resolvers count it down.
        package var ttl: UInt32

        package init(_ address: IPAddress, ttl: UInt32) {
            self.address = address
            self.ttl = ttl
        }
    }

    package struct Nameserver: Sendable, Hashable, Codable {
        /// Lower case, no trailing dot.
        package var name: String
        package var addresses: [IPAddress]
        /// 53 but in private worlds.
        package var port: UInt16

        package init(_ name: String, _ addresses: [IPAddress], port: UInt16 = 53) {
            self.name = name
            self.addresses = addresses
            self.port = port
        }
    }

    package struct Certificate: Sendable, Hashable, Codable {
        /// SHA-256 of the leaf's DER, hexadecimal lower case.
        package var sha256: String
        package var issuer: String
        package var notAfter: Timestamp?

        package init(sha256: String, issuer: String, notAfter: Timestamp?) {
            self.sha256 = sha256
            self.issuer = issuer
            self.notAfter = notAfter
        }
    }

    /// Lower case, no trailing dot.
    package var name: String
    /// The zone that the name is in, in the same form; nil until somebody walked there.
    package var zone: String?
    /// When all this was seen.
    package var at: Timestamp
    /// When it was first seen well, at an address that it has kept in part since; nil until it was seen well twice.
    package var since: Timestamp?
    package var addresses: [Address] = []
    /// The names of the CNAME chain after `name`.
    package var aliases: [String] = []
    /// HTTPS records in presentation form.
    package var httpsRecords: [String] = []
    package var nameservers: [Nameserver] = []
    /// TTL of the NS set at the parent, and at the zone itself; seconds.
    package var parentTTL: UInt32?
    package var childTTL: UInt32?
    /// DS records at the parent in presentation form; empty when there are none.
    package var ds: [String] = []
    package var dsTTL: UInt32?
    /// The serials that the name servers had, in ascending order: several when they are fed apart from one another; nil
    /// when an older Upkeep wrote this.
    package var serials: [UInt32]?
    package var certificate: Certificate?
    /// HTTP status at the end of the redirects.
    package var status: Int?
    package var marker: PageMarker?
    /// What each server calls itself (NSID), by `address:port`.
    package var serverIDs: [String: String] = [:]
    /// Microseconds to each server and back, by `address:port`.
    package var roundTrips: [String: Int] = [:]

    /// When each of the zone's name servers last answered, by `address:port`, on good and on bad days; nil when an older
    /// Upkeep wrote this.
    package var answered: [String: Timestamp]?

    package init(name: String, zone: String?, at: Timestamp) {
        self.name = name
        self.zone = zone
        self.at = at
    }

    /// The same with the time for which the name has been well, by what was known before.
    package func continuing(_ earlier: KnownGood?) -> KnownGood {
        guard let earlier, !Set(earlier.addresses.map(\.address)).isDisjoint(with: addresses.map(\.address)) else {
            return self
        }
        var longer = self
        longer.since = earlier.since ?? earlier.at
        // A question that got lost this time takes nothing away.
        (longer.parentTTL, longer.childTTL) = (parentTTL ?? earlier.parentTTL, childTTL ?? earlier.childTTL)
        return longer
    }

    /// The same for a zone that has moved to other name servers.
    package var withoutServers: KnownGood {
        var moved = self
        (moved.nameservers, moved.ds, moved.dsTTL, moved.parentTTL, moved.childTTL) = ([], [], nil, nil, nil)
        (moved.serials, moved.serverIDs, moved.roundTrips, moved.answered) = (nil, [:], [:], nil)
        return moved
    }

    /// The smallest TTL among the addresses: how long after the last good answer a cache can lose the name. Seconds.
    package var addressTTL: UInt32? { addresses.map(\.ttl).min() }
}

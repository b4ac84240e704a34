import Checks
import DNSWire
import UpkeepCore

/// What looking up the addresses of one family gave.
struct FamilyLookup: Sendable {
    var family: IPAddress.Family
    var addresses: [IPAddress] = []
    var aliases: [DNSName] = []
    var ttl: UInt32?
    /// nil exactly when there are addresses.
    var failure: NameFailure?
    var sent: [SentQuestion] = []
}

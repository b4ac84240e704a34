import Checks
import DNSWire
import UpkeepCore

/// The search for one name server's addresses, from the deepest zone known above it downwards.
struct AddressErrand {
    let name: DNSName
    var zone: DNSName
    var race: ServerRace
    var steps = 0
    var isWatched = false
    var isDone = false
    var found: [IPAddress] = []
}

import Checks
import DNSWire

/// What a question of a walk is for.
enum WalkPurpose {
    /// Whether a zone begins at a name.
    case cut(probe: Int, NameServerAddress)
    /// The parent side's DS of a cut that its server does not show.
    case ds(probe: Int, NameServerAddress)
    /// The last zone's own NS set.
    case apex(NameServerAddress)
    /// The address of a name server in the last zone, from the zone itself.
    case host(DNSQuestion, NameServerAddress)
    /// The address of a name server elsewhere.
    case address(DNSQuestion, zone: DNSName, NameServerAddress)
}

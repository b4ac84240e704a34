import Incidents
import UpkeepCore

/// A subject's trail as a row.
struct KeptTrail: Codable {
    var subject: Subject
    var trail: DigestTrail
}

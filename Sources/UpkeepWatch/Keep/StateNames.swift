import Incidents
import UpkeepCore

/// Under which names the watch keeps its state in the ledger.
enum StateNames {
    /// Turn, number of incidents, silences.
    static let engine = "engine"
    static let subjects = "engine/subject/"
    static let incidents = "engine/incident/"
    static let traits = "engine/trait/"
    static let trails = "trail/"
    /// Alerts on their way to the queue.
    static let outbox = "outbox/"

    static func subject(_ subject: Subject) -> String { subjects + text(subject) }
    static func incident(_ id: Incident.ID) -> String { incidents + id.description }
    static func trait(_ trait: Trait) -> String { "\(traits)\(trait.kind.rawValue):\(trait.name)" }
    static func trail(_ subject: Subject) -> String { trails + text(subject) }

    private static func text(_ subject: Subject) -> String { "\(subject.kind.rawValue):\(subject.name)" }
}

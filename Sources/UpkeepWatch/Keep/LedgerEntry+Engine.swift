import FoundationEssentials
import Incidents
import Notifiers
import UpkeepCore
import UpkeepStore

extension LedgerEntry {
    /// The rows that an engine's change is.
    mutating func keep(_ change: EngineChange) {
        keep(
            EngineHead(turn: change.turn, opened: change.opened, silences: change.silences), as: StateNames.engine)
        for subject in change.subjects { keep(subject, as: StateNames.subject(subject.subject)) }
        for incident in change.incidents { keep(incident, as: StateNames.incident(incident.id)) }
        for trait in change.worked { keep(trait, as: StateNames.trait(trait.trait)) }
        removedState += change.forgotten.map(StateNames.subject)
        removedState += change.closed.map(StateNames.incident)
        removedState += change.unseen.map(StateNames.trait)
    }

    mutating func keep(_ trail: DigestTrail, of subject: Subject) {
        keep(KeptTrail(subject: subject, trail: trail), as: StateNames.trail(subject))
    }

    /// An alert that is owed, until the queue has it.
    mutating func owe(_ alert: RoutedAlert, as name: String) { keep(alert, as: StateNames.outbox + name) }

    mutating func handedOver(_ name: String) { removedState.append(StateNames.outbox + name) }

    private mutating func keep(_ row: some Encodable, as name: String) {
        // INVARIANT: rows are numbers, words and lists of them; nothing in them can fail to be written as JSON.
        guard let data = try? JSONEncoder().encode(row) else { return }
        state[name] = [UInt8](data)
    }
}

/// What became of one attempt. Sentences are for people: lower case, no full stop, no secrets.
package enum DeliveryOutcome: Sendable, Hashable {
    /// - Parameter note: what was not quite right about it, such as a recipient that was refused.
    case delivered(note: String?)
    /// It may work later: the receiver was busy, broken, or not reached.
    /// - Parameter after: what the receiver asked to wait; nil when it did not say.
    case retry(String, after: Duration?)
    /// The same again would be refused again: somebody has to change the settings.
    case never(String)

    package static let delivered = DeliveryOutcome.delivered(note: nil)

    package static func retry(_ sentence: String) -> DeliveryOutcome { .retry(sentence, after: nil) }

    package var sentence: String? {
        switch self {
        case .delivered(let note): note
        case .retry(let sentence, _), .never(let sentence): sentence
        }
    }

    package var isDelivered: Bool {
        if case .delivered = self { true } else { false }
    }

    /// The same with its sentence changed.
    func mapSentence(_ change: (String) -> String) -> DeliveryOutcome {
        switch self {
        case .delivered(let note): .delivered(note: note.map(change))
        case .retry(let sentence, let after): .retry(change(sentence), after: after)
        case .never(let sentence): .never(change(sentence))
        }
    }
}

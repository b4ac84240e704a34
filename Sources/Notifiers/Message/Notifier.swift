package import Checks
package import UpkeepCore

/// One kind of channel: turns alerts into messages and answers into outcomes, and does nothing itself.
///
/// A type that conforms holds the settings of one channel, as plain properties that the config declares as keys; two that
/// are equal reach the same receiver in the same way.
package protocol Notifier: Sendable, Equatable {
    /// The channel kind's word in the config, e.g. `slack`.
    static var kind: String { get }
    /// The name and port that the channel's own addresses are kept for; nil when it needs none.
    var destination: Destination? { get }
    /// What must not show in any error.
    var secrets: [Secret] { get }
    var grouping: Grouping { get }
    /// What it stands after a burst: one message per this long.
    var interval: Duration { get }
    /// How often it must hear of an incident that is still open; nil unless it forgets by itself.
    var refreshEvery: Duration? { get }
    /// Whether it has any use for alerts of this kind.
    func takes(_ kind: Alert.Kind) -> Bool
    /// - Throws: ``NotifierError`` when the settings make no valid message.
    func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage
    /// Several at once, as ``grouping`` says; at least two.
    func message(forAll alerts: [Alert], at now: Timestamp) throws(NotifierError) -> OutgoingMessage
    /// What an answer to its HTTP message means.
    func outcome(of answer: HTTPAnswer) -> DeliveryOutcome
}

extension Notifier {
    package var grouping: Grouping { .summary }
    package var refreshEvery: Duration? { nil }
    package var interval: Duration {
        switch grouping {
        case .summary: .seconds(10)
        case .batch, .each: .milliseconds(500)
        }
    }

    package func takes(_ kind: Alert.Kind) -> Bool { true }

    package func message(forAll alerts: [Alert], at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        try message(for: .summary(of: alerts), at: now)
    }

    package func outcome(of answer: HTTPAnswer) -> DeliveryOutcome { answer.outcome() }

    /// Whether this is the same kind of channel with the same settings.
    func isSame(as other: any Notifier) -> Bool { (other as? Self) == self }
}

import Checks
import Notifiers
import UpkeepCore

/// A kind of channel for tests of the queue, which looks at no message.
struct PlainNotifier: Notifier {
    static let kind = "plain"

    var grouping = Grouping.summary
    var refreshEvery: Duration?
    var interval = Duration.seconds(10)
    var refusesKinds: Set<Alert.Kind> = []
    /// Where it leads, for those that differ by nothing else.
    var target = ""

    var destination: Destination? { nil }
    var secrets: [Secret] { [] }

    func takes(_ kind: Alert.Kind) -> Bool { !refusesKinds.contains(kind) }

    func message(for alert: Alert, at now: Timestamp) throws(NotifierError) -> OutgoingMessage {
        .command(CommandMessage(program: "/bin/true", arguments: [], environment: [:], input: []))
    }

    static func channel(
        _ name: String, _ notifier: PlainNotifier = PlainNotifier(), _ change: (inout ChannelPolicy) -> Void = { _ in }
    ) -> AlertChannel {
        var policy = ChannelPolicy()
        change(&policy)
        return AlertChannel(name: name, notifier: notifier, policy: policy)
    }
}

/// One way to somebody, by the name that the config gives it.
package struct AlertChannel: Sendable {
    package let name: String
    package let notifier: any Notifier
    package let policy: ChannelPolicy
    /// `ca-file`: authorities to trust besides the system's, for a receiver of your own.
    package let caFile: String?

    package init(
        name: String, notifier: any Notifier, policy: ChannelPolicy = ChannelPolicy(), caFile: String? = nil
    ) {
        self.name = name
        self.notifier = notifier
        self.policy = policy
        self.caFile = caFile
    }

    /// Whether it has the same name and settings.
    package func isSame(as other: AlertChannel) -> Bool {
        name == other.name && policy == other.policy && reachesTheSame(as: other)
    }

    /// Whether what one did not take the other would not take either.
    func reachesTheSame(as other: AlertChannel) -> Bool {
        caFile == other.caFile && notifier.isSame(as: other.notifier)
    }
}

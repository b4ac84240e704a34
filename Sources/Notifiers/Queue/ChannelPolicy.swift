/// How a channel is used: how fast, how patiently, and what takes its place.
package struct ChannelPolicy: Sendable, Hashable {
    /// `timeout`: longest time for one attempt.
    package var timeout: Duration = .seconds(20)
    /// `burst`: messages that may go out at once after a quiet time.
    package var burst = 5
    /// `interval`: after a burst, one message per this long; nil: what its kind of receiver stands.
    package var interval: Duration?
    /// `group-from`: as many alerts owed at once become one message.
    package var groupFrom = 5
    /// `retry`: the wait after the first failure; it doubles up to `longestRetry`.
    package var firstRetry: Duration = .seconds(5)
    package var longestRetry: Duration = .seconds(900)
    /// `refused-retry`: the wait after a refusal, which only new settings on one of the two sides will change.
    package var refusedRetry: Duration = .seconds(3600)
    /// `give-up-after`: how long after an incident's end its last word is still tried.
    package var giveUpAfter: Duration = .seconds(7 * 86_400)
    /// `fallback`: the channel that gets what this one does not take.
    package var fallback: String?
    /// `fallback-after`: so many failures in a row; a refusal counts for all of them.
    package var fallbackAfter = 3

    package init() {}
}

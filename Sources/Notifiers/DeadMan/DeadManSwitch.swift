package import UpkeepCore
package import UpkeepSystem

/// Pings somebody outside as long as all is well here, so that our own silence is noticed by them.
package actor DeadManSwitch {
    package struct Settings: Sendable, Hashable {
        /// `url`: asked for by GET; a secret.
        package var url: NotifierURL
        /// `every`: how often.
        package var every: Duration

        package init(url: NotifierURL, every: Duration = .seconds(60)) {
            self.url = url
            self.every = every
        }
    }

    private let settings: Settings
    private let clock: SystemClock
    private let ping: @Sendable (HTTPMessage) async -> DeliveryOutcome
    /// When it last got through.
    package private(set) var lastPingAt: Timestamp?
    /// Why it last did not; nil while all is well.
    package private(set) var lastFailure: String?

    /// - Parameter ping: one attempt, usually ``Courier/ping(_:)``.
    package init(
        _ settings: Settings, clock: SystemClock, ping: @escaping @Sendable (HTTPMessage) async -> DeliveryOutcome
    ) {
        self.settings = settings
        self.clock = clock
        self.ping = ping
    }

    /// Pings until its task is cancelled.
    ///
    /// - Parameter isHealthy: asked before each ping; when it is false there is none, which is the message.
    package func run(while isHealthy: @Sendable () async -> Bool) async {
        while !Task.isCancelled {
            let start = clock.monotonic
            if await isHealthy() {
                await pingOnce()
            } else {
                lastFailure = "held back, because Upkeep itself is not well"
            }
            // At a fixed rate; a slow answer is followed at once by the next ping, never by two.
            let rest = settings.every - (clock.monotonic - start)
            do { try await clock.sleep(for: max(rest, .milliseconds(100))) } catch { return }
        }
    }

    private func pingOnce() async {
        let outcome = await ping(
            HTTPMessage(method: "GET", url: settings.url.url, fields: settings.url.fields, body: []))
        if outcome.isDelivered {
            lastPingAt = clock.now
            lastFailure = nil
        } else {
            lastFailure = outcome.sentence
        }
    }
}

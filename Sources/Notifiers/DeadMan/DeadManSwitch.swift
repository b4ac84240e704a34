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

    private let signal = WakeSignal()
    private var settings: Settings?
    private let clock: SystemClock
    private let ping: @Sendable (HTTPMessage) async -> DeliveryOutcome
    /// When it last got through.
    package private(set) var lastPingAt: Timestamp?
    /// Why it last did not; nil while all is well.
    package private(set) var lastFailure: String?

    /// - Parameters:
    ///   - settings: nil for nobody outside.
    ///   - ping: one attempt, usually ``Courier/ping(_:)``.
    package init(
        _ settings: Settings?, clock: SystemClock, ping: @escaping @Sendable (HTTPMessage) async -> DeliveryOutcome
    ) {
        self.settings = settings
        self.clock = clock
        self.ping = ping
    }

    /// Others outside, from now on; nil for nobody.
    package func follow(_ settings: Settings?) {
        guard settings != self.settings else { return }
        self.settings = settings
        lastFailure = nil
        signal.wake()
    }

    /// Pings until its task is cancelled.
    ///
    /// - Parameter isHealthy: asked before each ping; when it is false there is none, which is the message.
    package func run(while isHealthy: @Sendable () async -> Bool) async {
        while !Task.isCancelled {
            let start = clock.monotonic
            guard let settings else {
                await signal.wait()
                continue
            }
            if await isHealthy() {
                await pingOnce(settings)
            } else {
                lastFailure = "held back, because Upkeep itself is not well"
            }
            // At a fixed rate; a slow answer is followed at once by the next ping, never by two.
            let rest = settings.every - (clock.monotonic - start)
            await signal.wait(max(rest, .milliseconds(100)), on: clock)
        }
    }

    private func pingOnce(_ settings: Settings) async {
        let outcome = await ping(
            HTTPMessage(method: "GET", url: settings.url.url, fields: settings.url.fields, body: []))
        // Of somebody who is asked no more nothing is worth saying.
        guard settings == self.settings else { return }
        if outcome.isDelivered {
            lastPingAt = clock.now
            lastFailure = nil
        } else {
            lastFailure = outcome.sentence
        }
    }
}

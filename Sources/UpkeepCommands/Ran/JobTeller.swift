import Checks
import DNSProbe
import HTTPWire
import Notifiers
import UpkeepCore
import UpkeepNet
import UpkeepSystem

/// Tells the watch of a job's start and end. It never throws: the job's affairs do not depend on it.
struct JobTeller: Sendable {
    /// For one ping; a watch that takes longer is as good as gone.
    private static let longestPing = Duration.seconds(2)
    /// Before the second and the third try.
    private static let pauses: [Duration] = [.milliseconds(300), .seconds(1)]

    private let id: String
    /// nil where nobody said where to.
    private let url: NotifierURL?
    private let refusal: String
    private let patience: Duration
    private let clock: SystemClock
    private let courier: Courier

    /// - Parameters:
    ///   - url: as given.
    ///   - patience: for all tries at the end together.
    init(id: String, url: String?, patience: Duration, _ system: System) {
        self.id = id
        self.patience = patience
        clock = system.clock
        (self.url, refusal) = Self.read(url, of: id)
        let loops = Loops(count: 1)
        let resolver = StubResolver(settings: World.resolverSettings([], system), group: loops.group)
        let book = AddressBook(clock: system.clock, lookupLimit: Self.longestPing) { name in
            await resolver.resolve(name, budget: Self.longestPing).addresses
        }
        courier = Courier(
            loops: loops, book: book, clock: system.clock, environment: system.environment,
            // A proxy that cannot be read is no reason not to try directly.
            proxy: try? HTTPProxy(environment: system.environment))
    }

    /// Where to, or why nowhere.
    private static func read(_ text: String?, of id: String) -> (url: NotifierURL?, refusal: String) {
        guard let text else {
            return (
                nil, "`\(id)` was not told of: nobody said where to; hint: `--url http://HOST:PORT`, or $UPKEEP_URL"
            )
        }
        do throws(NotifierError) {
            return (try NotifierURL(Secret(text)), "")
        } catch {
            return (nil, "`\(id)` was not told of: \(error.message); hint: write `--url http://HOST:PORT`")
        }
    }

    /// Once, while the job runs already.
    /// - Returns: what went wrong, in a sentence.
    func begin() async -> String? {
        guard let url else { return nil }
        let outcome = await ping(url, "start", body: "", within: min(patience, Self.longestPing))
        return outcome.isDelivered ? nil : "the start of `\(id)` was not told of: \(Self.reason(outcome, url))"
    }

    /// Up to three times.
    /// - Returns: what went wrong, in a sentence.
    func finish(_ end: JobEnd, since ended: MonotonicTime) async -> String? {
        guard let url else { return refusal }
        var outcome = DeliveryOutcome.retry("there was no time left")
        for place in 0...Self.pauses.count {
            let left = patience - (clock.monotonic - ended)
            guard left > .zero else { break }
            outcome = await ping(url, "\(end.status)", body: end.lines, within: min(left, Self.longestPing))
            guard case .retry = outcome, place < Self.pauses.count,
                patience - (clock.monotonic - ended) > Self.pauses[place]
            else { break }
            try? await clock.sleep(for: Self.pauses[place])
        }
        return outcome.isDelivered
            ? nil : "the end of `\(id)` (status \(end.status)) was not told of: \(Self.reason(outcome, url))"
    }

    private func ping(_ url: NotifierURL, _ event: String, body: String, within limit: Duration) async
        -> DeliveryOutcome
    {
        let message = HTTPMessage(
            url: url.appending("/ping/\(id)/\(event)"),
            fields: [.init("Content-Type", "text/plain; charset=utf-8")] + url.fields, body: Array(body.utf8))
        // Looking the name up counts, too.
        return await withTaskGroup(of: DeliveryOutcome.self) { group in
            group.addTask { await courier.ping(message, within: limit) }
            group.addTask {
                try? await clock.sleep(for: limit)
                return .retry("no answer within \(DurationText.spoken(limit))")
            }
            defer { group.cancelAll() }
            return await group.next() ?? .retry("no answer")
        }
    }

    private static func reason(_ outcome: DeliveryOutcome, _ url: NotifierURL) -> String {
        "\(url.description): \(outcome.sentence ?? "no answer")"
    }
}

import UpkeepAPI
import UpkeepCore
import UpkeepStore

/// A watch that keeps everything in memory: a shop that is well, another that is down.
actor InMemoryWatch: WatchSource {
    static let epoch = Timestamp(seconds: 1_795_392_000)
    static let heartbeat = "5f0c-secret"
    static let openID = Incident.ID(seconds: 1_795_391_000, number: 17)
    static let closedID = Incident.ID(seconds: 1_795_300_000, number: 16)
    static let shop = Subject(.site, "https://shop.example/")
    static let typo = Subject(.site, "shpo")
    static let blog = Subject(.site, "https://blog.example/")

    struct Full: UpkeepError {
        var code: String { "disk-full" }
        var message: String { "`/var/lib/upkeep` cannot grow: the disk is full" }
        var hint: String? { "`df -h /var/lib/upkeep`" }
    }

    nonisolated let now = InMemoryWatch.epoch
    private var watchHealth = WatchHealth(startedAt: InMemoryWatch.epoch)
    private(set) var pings: [HeartbeatPing] = []
    private(set) var events: [LedgerEvent] = []
    private(set) var rests: [SilenceRecord] = []
    private(set) var asked: [EventQuery] = []
    private var owner: String?
    private var isFull = false
    /// What `/healthz` waits for, once it has said that it waits.
    private var gate: (entered: AsyncStream<Void>.Continuation, opened: AsyncStream<Void>)?

    func become(_ health: WatchHealth) { watchHealth = health }
    func fillDisk() { isFull = true }
    func close(_ entered: AsyncStream<Void>.Continuation, until opened: AsyncStream<Void>) {
        gate = (entered, opened)
    }

    func health() async -> WatchHealth {
        if let gate {
            gate.entered.yield()
            for await _ in gate.opened { break }
        }
        return watchHealth
    }

    func metrics() async -> [MetricFamily] {
        let instance = { (name: String) in [Measurement.Label("instance", name)] }
        let phases = ["resolve", "connect", "tls", "processing", "transfer"].enumerated().map { place, phase in
            MetricFamily.Sample(
                Double(place) / 1000, labels: instance("shop") + [Measurement.Label("phase", phase)])
        }
        return [
            MetricFamily(
                Metric("probe_success", help: "Displays whether or not the probe was a success"),
                [.init(1, labels: instance("shop")), .init(0, labels: instance("böse\n\"\\"))]),
            MetricFamily(
                Metric(
                    "probe_http_duration_seconds", help: "Duration of http request by phase, summed over all redirects"),
                phases),
            MetricFamily(
                Metric("upkeep_looks_total", help: "Looks since the watch began.", kind: .counter), [.init(42)]),
            MetricFamily(Metric("upkeep_lateness_seconds", help: "How late looks began."), [.init(.nan)]),
        ]
    }

    func monitors() async throws -> [MonitorView] {
        if isFull { throw Full() }
        let ok = Finding(
            check: "http.status", subject: Self.shop, status: .ok, summary: "answered 200", evidence: ["status": 200],
            observedAt: now)
        let down = Finding(
            check: "tcp.connect", subject: Self.blog, status: .critical, summary: "the connection was refused",
            remedy: "start the server", evidence: ["after": .duration(.milliseconds(12))], observedAt: now)
        let follows = Finding(
            check: "http.status", subject: Self.blog, status: .unknown, summary: "nothing to ask",
            suppressedBy: "tcp.connect", observedAt: now)
        return [
            MonitorView(
                name: "blog/main", subject: Self.blog, status: .critical, since: Self.openID.time, lastLookAt: now,
                nextLookAt: now + .seconds(30), interval: .seconds(30), incident: Self.openID,
                findings: [down, follows]),
            MonitorView(name: "shop", subject: Self.shop, status: .ok, interval: .seconds(60), findings: [ok]),
        ]
    }

    func results(
        of monitor: String, in window: Range<Timestamp>, by step: HistoryStep
    ) async throws -> MonitorResults? {
        guard monitor == "shop" else { return nil }
        var summary = ResultSummary(window: window)
        summary.looks.ok = 1439
        summary.looks.critical = 1
        summary.time.ok = 3_600_000
        summary.time.critical = 400_000
        return MonitorResults(subject: Self.shop, summary: summary, steps: [ResultSummary(window: window)])
    }

    private var kept: [Incident] {
        let members = [
            Incident.Member(
                subject: Self.blog, check: "tcp.connect", status: .critical, summary: "refused", since: Self.openID.time
            )
        ]
        let open = Incident(
            id: Self.openID, subject: Subject(.host, "web1"), check: "tcp.connect", cause: Trait(.host, "web1"),
            severity: .critical, openedAt: Self.openID.time, headline: "web1 does not answer",
            verdict: Verdict(code: .siteTCP, confidence: .likely, summary: "it is web1"), members: members,
            acknowledgedBy: owner)
        let closed = Incident(
            id: Self.closedID, subject: Self.shop, check: "http.status", severity: .warning,
            openedAt: Self.closedID.time, closedAt: Self.closedID.time + .seconds(90), headline: "slow", members: [])
        return [open, closed]
    }

    func incidents(_ query: IncidentQuery) async throws -> [Incident] {
        let found = kept.filter { incident in
            (query.id == nil || query.id == incident.id.description)
                && (query.isOpen == nil || query.isOpen == (incident.closedAt == nil))
        }
        return Array(found.prefix(query.limit))
    }

    func timeline(_ query: EventQuery) async throws -> [LedgerEvent] {
        asked.append(query)
        return Array(events.reversed().prefix(query.limit))
    }

    func silences() async throws -> [SilenceRecord] { rests }

    func doubt(about subject: Subject?, scope: String?) async -> String? {
        subject == Self.typo ? "nothing is known yet of site `shpo`; did you mean site `shop`?" : nil
    }

    func add(_ event: NewEvent) async throws -> LedgerEvent {
        if isFull { throw Full() }
        let kept = LedgerEvent(
            TimelineEvent(
                kind: event.kind, at: event.at, subject: event.subject ?? Subject(.host, "here"),
                summary: event.summary, evidence: event.evidence),
            author: event.author, id: Int64(events.count + 1))
        events.append(kept)
        return kept
    }

    func acknowledge(_ incident: Incident.ID, by author: String, reason: String) async throws -> Incident? {
        owner = author
        return kept.first { $0.id == incident && $0.closedAt == nil }
    }

    func silence(_ record: SilenceRecord) async throws { rests.append(record) }

    func liftSilence(_ id: String) async throws -> Bool {
        guard let place = rests.firstIndex(where: { $0.id == id }) else { return false }
        rests.remove(at: place)
        return true
    }

    func take(_ ping: HeartbeatPing) async throws -> Bool {
        guard ping.id == Self.heartbeat else { return false }
        pings.append(ping)
        return true
    }
}

extension Incident.ID {
    fileprivate var time: Timestamp { Timestamp(seconds: seconds) }
}

package import UpkeepCore
package import UpkeepStore

/// All that the API asks of the watch, and all that it has it do.
///
/// What throws is told to the caller as 503, with the error's message and hint: throw only what the caller may read.
package protocol WatchSource: Sendable {
    /// The wall clock, for windows such as "the last two hours" and for the `Date` of answers.
    var now: Timestamp { get }

    /// Whether the watch itself is well. What it watches does not matter here.
    func health() async -> WatchHealth

    /// All series that `/metrics` shows. Labels must be bounded by what is configured: never a URL's query, an error's
    /// text or an incident's id. Of two samples with the same name and labels the first counts; what is not finite is
    /// left out.
    func metrics() async -> [MetricFamily]

    /// Everything that is watched, with its findings as of the last look, by name.
    func monitors() async throws -> [MonitorView]

    /// What a monitor's results came to; nil when there is no such monitor.
    /// - Parameter window: not empty; for no more than 5000 steps.
    func results(
        of monitor: String, in window: Range<Timestamp>, by step: HistoryStep
    ) async throws -> MonitorResults?

    /// Incidents, newest first, as they are now: of an open one with what is known by this moment.
    func incidents(_ query: IncidentQuery) async throws -> [Incident]

    /// The timeline, newest first.
    func timeline(_ query: EventQuery) async throws -> [LedgerEvent]

    /// Silences, acknowledgements and planned maintenance that hold now or will, oldest first.
    func silences() async throws -> [SilenceRecord]

    /// What whoever names this should know: that nothing of the name is known yet, and what was most likely meant; nil when
    /// it is known.
    func doubt(about subject: Subject?, scope: String?) async -> String?

    /// Adds somebody's word to the timeline, for good once this returns.
    /// - Returns: the entry as it is kept, with its number.
    func add(_ event: NewEvent) async throws -> LedgerEvent

    /// Notes that somebody has taken an incident on.
    /// - Returns: the incident with its new owner; nil when no open incident has that id.
    func acknowledge(_ incident: Incident.ID, by author: String, reason: String) async throws -> Incident?

    /// Has alerts rest, for good once this returns. The record's id is new.
    func silence(_ record: SilenceRecord) async throws

    /// Ends a silence now.
    /// - Returns: false when none that somebody wanted and that holds or will hold has that id.
    func liftSilence(_ id: String) async throws -> Bool

    /// Takes in what a job says of itself.
    /// - Returns: false when no heartbeat has that id.
    func take(_ ping: HeartbeatPing) async throws -> Bool
}

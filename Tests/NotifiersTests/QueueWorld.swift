import Notifiers
import UpkeepCore

/// The queue's decisions played through on a time of their own: weeks in moments, with receivers as the test wants them.
struct QueueWorld {
    /// One message that a receiver got, whether or not it said so.
    struct Message: CustomStringConvertible {
        let channel: String
        let at: Duration
        let alerts: [Alert]
        let outcome: DeliveryOutcome

        var description: String {
            "\(channel) \(at.components.seconds)s \(alerts.prefix(3).map { "\($0.incident) \($0.kind)" }) \(outcome)"
        }
    }

    static let start = Timestamp(seconds: 1_795_348_800)

    var state: QueueState
    private(set) var now = start
    private(set) var messages: [Message] = []
    private var storedEntries: [UInt64: QueueEntry] = [:]
    private var storedIncidents: [String: ToldIncident] = [:]
    private var flying: [(dispatch: Dispatch, outcome: DeliveryOutcome, until: Timestamp)] = []
    private var channels: [AlertChannel]
    /// How long an attempt takes, and how it ends.
    var receive: (Dispatch, Duration) -> (outcome: DeliveryOutcome, takes: Duration)

    init(
        _ channels: [AlertChannel],
        receive: @escaping (Dispatch, Duration) -> (outcome: DeliveryOutcome, takes: Duration) = { _, _ in
            (.delivered, .milliseconds(100))
        }
    ) {
        self.channels = channels
        self.receive = receive
        state = QueueState(channels: channels, now: Self.start)
    }

    /// What a storage would hold.
    var disk: StoredQueue {
        StoredQueue(
            entries: storedEntries.values.sorted { $0.id < $1.id },
            incidents: storedIncidents.values.sorted { $0.incident < $1.incident })
    }

    var elapsed: Duration { now - Self.start }

    func alert(_ incident: String, _ kind: Alert.Kind, openedAt: Timestamp? = nil) -> Alert {
        Alert(
            incident: incident, kind: kind, status: .critical, headline: "\(incident) does not answer",
            openedAt: openedAt ?? now, at: now)
    }

    mutating func send(_ alert: Alert, to route: AlertRoute) {
        state.send(alert, to: route, at: now)
        write()
        step()
    }

    mutating func send(_ incident: String, _ kind: Alert.Kind, to channels: String...) {
        send(alert(incident, kind), to: AlertRoute(channels: channels))
    }

    /// The config is read again.
    mutating func configure(_ channels: [AlertChannel]) {
        self.channels = channels
        state.configure(channels)
        write()
        step()
    }

    /// Lets time pass, with all that happens meanwhile.
    mutating func pass(_ duration: Duration) {
        let end = now + duration
        while let next = [state.nextWake(after: now), flying.map(\.until).min()].compactMap({ $0 }).min(), next <= end {
            now = max(next, now)
            land()
            step()
        }
        now = end
        land()
        step()
    }

    /// The process dies and starts again; who was being told may or may not have got it.
    mutating func crash() {
        flying = []
        state = QueueState(channels: channels, stored: disk, now: now)
        step()
    }

    /// What a channel was told of an incident, in order, only what it confirmed.
    func told(_ channel: String, _ incident: String) -> [Alert.Kind] {
        messages.filter { $0.channel == channel && $0.outcome.isDelivered }
            .flatMap(\.alerts).filter { $0.incident == incident }.map(\.kind)
    }

    func attempts(_ channel: String) -> [Duration] { messages.filter { $0.channel == channel }.map(\.at) }

    private mutating func step() {
        state.remind(at: now)
        for dispatch in state.dispatches(at: now) {
            let (outcome, takes) = receive(dispatch, elapsed)
            messages.append(
                Message(channel: dispatch.channel, at: elapsed, alerts: dispatch.alerts, outcome: outcome))
            flying.append((dispatch, outcome, now + takes))
        }
        write()
    }

    private mutating func land() {
        let landed = flying.filter { $0.until <= now }
        flying.removeAll { $0.until <= now }
        for (dispatch, outcome, _) in landed { state.settle(dispatch, outcome, at: now) }
        write()
    }

    private mutating func write() {
        for change in state.takeChanges() {
            switch change {
            case .saveEntry(let entry): storedEntries[entry.id] = entry
            case .removeEntry(let id): storedEntries[id] = nil
            case .saveIncident(let incident): storedIncidents[incident.incident] = incident
            case .removeIncident(let name): storedIncidents[name] = nil
            case .saveHost: break
            }
        }
    }
}

import UpkeepCore

/// Where the queue stands with one channel; nothing of it needs to survive a crash.
struct ChannelState: Sendable {
    private let channel: AlertChannel
    let grouping: Grouping
    let refreshEvery: Duration?
    let policy: ChannelPolicy
    private let interval: Duration
    /// Ids of what is owed and not on its way, rising.
    var pending: [UInt64] = []
    /// The same by incident: there is never more than one.
    var byIncident: [String: UInt64] = [:]
    var inFlight: Dispatch? {
        didSet { sending = Set(inFlight?.entries.map(\.alert.incident) ?? []) }
    }
    private var sending: Set<String> = []
    /// In a row.
    var failures = 0
    var notBefore = Timestamp(nanoseconds: .min)
    /// When the burst is whole again; each message moves it on by an interval (a leaky bucket as one number).
    private var quietAt = Timestamp(nanoseconds: .min)
    var delivered = 0
    var refused = 0
    /// Given up on, long after their incidents' ends.
    var abandoned = 0
    var lastDeliveredAt: Timestamp?
    var lastFailure: String?
    var lastRefusal: String?
    /// So many go into one message at most, since it refused more; nil: as many as its kind takes.
    private(set) var groupLimit: Int?
    /// Messages as large as that it took since.
    private var full = 0

    init(_ channel: AlertChannel) {
        self.channel = channel
        grouping = channel.notifier.grouping
        refreshEvery = channel.notifier.refreshEvery
        policy = channel.policy
        interval = channel.policy.interval ?? channel.notifier.interval
    }

    /// Takes up what is known of a channel that had this name and perhaps other settings.
    ///
    /// The same receiver keeps its rate, its failures and what it refused; another begins anew.
    /// - Returns: whether what it did not take goes on waiting as long as it was to.
    mutating func follow(_ old: ChannelState) -> Bool {
        // A message on its way stays so, whatever the settings are now.
        inFlight = old.inFlight
        delivered = old.delivered
        refused = old.refused
        abandoned = old.abandoned
        lastDeliveredAt = old.lastDeliveredAt
        guard channel.reachesTheSame(as: old.channel) else { return false }
        failures = old.failures
        lastFailure = old.lastFailure
        lastRefusal = old.lastRefusal
        groupLimit = old.groupLimit
        full = old.full
        quietAt = old.quietAt
        // Whoever changed how patiently it is tried does not want to wait as it was.
        guard policy == old.policy else { return false }
        notBefore = old.notBefore
        return true
    }

    /// When the rate and the back-off next allow a message.
    var freeAt: Timestamp {
        let burst = max(policy.burst, 1) - 1
        return max(notBefore, quietAt + interval * -burst)
    }

    mutating func spend(at now: Timestamp) { quietAt = max(quietAt, now) + interval }

    /// It refused so many together: too much for it, or one of them is what it does not like. Half as many show which.
    /// - Returns: false when they are so few that each is better sent by itself.
    mutating func shrink(from count: Int) -> Bool {
        guard count / 2 >= max(policy.groupFrom, 2) else { return false }
        groupLimit = count / 2
        full = 0
        return true
    }

    /// It took so many together: after the second time as many as that were all, it may be ready for more.
    mutating func grow(after count: Int) {
        guard let limit = groupLimit, count >= limit else { return }
        full += 1
        guard full > 1 else { return }
        groupLimit = limit * 2
        full = 0
    }

    mutating func insert(_ entry: QueueEntry) {
        // Nearly always at the end; what comes back after a failure goes where it was.
        let place = pending.lastIndex { $0 < entry.id }.map { $0 + 1 } ?? 0
        pending.insert(entry.id, at: place)
        byIncident[entry.alert.incident] = entry.id
    }

    mutating func remove(_ entry: QueueEntry) {
        if let place = pending.firstIndex(of: entry.id) { pending.remove(at: place) }
        if byIncident[entry.alert.incident] == entry.id { byIncident[entry.alert.incident] = nil }
    }

    func isSending(_ incident: String) -> Bool { sending.contains(incident) }

    /// The wait after this many failures in a row: doubling, a fifth more or less by a hash, so that channels that failed
    /// together do not come back together.
    func backOff(_ name: String) -> Duration {
        let doublings = min(max(failures - 1, 0), 20)
        let wait = min(policy.firstRetry * (1 << doublings), policy.longestRetry)
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for byte in "\(name) \(failures)".utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
        return wait * (0.8 + 0.4 * Double(hash % 1024) / 1024)
    }
}

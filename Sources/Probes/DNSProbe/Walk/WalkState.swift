import Checks
import DNSWire
import UpkeepCore

/// A walk from the root to a name's zone as a plain value: replies go in, further questions come out.
///
/// Four things go on at once, and share what they learn of zones and servers: the way down (``probes``), the look at the
/// last zone from both sides (``survey``), and errands for name servers' addresses.
struct WalkState {
    let name: DNSName
    let settings: WalkSettings
    var zones: [DNSName: KnownZone] = [:]
    /// The way down; the last one is where it has come to.
    var probes: [CutProbe] = []
    /// The last zone, or the one that is taken for it while nobody there answers.
    var survey: ZoneReview?
    var errands: [DNSName: AddressErrand] = [:]
    var errandOrder: [DNSName] = []
    /// How the way down ended; nil while it goes on.
    var ending: DelegationPath.Ending?
    var isDeepest = true
    /// Names of name servers that are aliases of others.
    var aliases: [DNSName: DNSName] = [:]
    private(set) var isDone = false
    /// Somebody waited for an address that could only come from himself.
    var metCircle = false

    private var purposes: [Int: WalkPurpose] = [:]
    private var orders: [WalkOrder] = []
    private var asked = 0
    private var nextProbe = 0
    private var replies: [ServerReply] = []

    init(name: DNSName, settings: WalkSettings, hints: RootHints) {
        self.name = name
        self.settings = settings
        var root = KnownZone(.root)
        for server in hints.servers.shuffled() {
            root.add(server.name)
            root.add(Endpoint(server.address, server.port ?? settings.port), of: server.name, .given)
        }
        zones[.root] = root
    }

    /// The first questions.
    mutating func begin() -> [WalkOrder] {
        if name.isRoot {
            ending = .found
            survey = ZoneReview(zone: .root, parents: [])
        } else {
            addProbe(.root, name.child(of: .root) ?? name)
        }
        return advance()
    }

    /// What follows from an event.
    mutating func take(_ event: WalkEvent) -> [WalkOrder] {
        switch event {
        case .heard(let id, let replies):
            self.replies += replies
            guard let purpose = purposes.removeValue(forKey: id), let reply = replies.last, !isDone else { return [] }
            heard(reply, purpose)
        case .woke(let alarm):
            guard !isDone else { return [] }
            woke(alarm)
        }
        return advance()
    }

    /// Ends the walk where it is.
    mutating func cutShort() {
        if ending == nil { ending = .cutShort }
        isDone = true
    }

    /// Everything asked so far, in the order sent.
    var transcript: DNSTranscript { DNSTranscript(replies.sorted { $0.sentAt < $1.sentAt }) }

    // MARK: what the parts of the walk use

    /// Asks one server, and remembers what for.
    mutating func ask(_ question: DNSQuestion, _ server: NameServerAddress, _ purpose: WalkPurpose) {
        guard asked < settings.limits.queries else { return cutShort() }
        asked += 1
        purposes[asked] = purpose
        orders.append(.ask(asked, ServerQuery(question, at: server.endpoint)))
    }

    mutating func wake(_ alarm: WalkAlarm, after time: Duration) { orders.append(.wake(alarm, after: time)) }

    mutating func addProbe(_ zone: DNSName, _ name: DNSName) {
        nextProbe += 1
        probes.append(CutProbe(id: nextProbe, zone: zone, name: name, limits: settings.limits))
    }

    mutating func replaceProbe(_ zone: DNSName, _ name: DNSName) {
        probes.removeLast()
        addProbe(zone, name)
    }

    func candidates(_ zone: DNSName) -> [NameServerAddress] {
        zones[zone]?.candidates(where: settings.isUsable) ?? []
    }

    func isWaiting(where matches: (WalkPurpose) -> Bool) -> Bool { purposes.values.contains(where: matches) }

    /// Enters what a referral says of the zone it points to. Addresses from outside the bailiwick of who gives them are
    /// nobody's to give, so they stay with the referral and are not used.
    mutating func register(_ referral: Referral, for zone: DNSName, from bailiwick: DNSName) {
        var known = zones[zone] ?? KnownZone(zone)
        let source: NameServerAddress.Source = referral.kind == .answer ? .zone : .glue
        for nameserver in referral.nameservers {
            known.add(nameserver)
            guard known.nameservers.contains(nameserver) else { continue }
            for address in referral.glue[nameserver] ?? [] where nameserver.isWithin(bailiwick) {
                known.add(settings.endpoint(address), of: nameserver, source)
            }
            for address in settings.stored[nameserver] ?? [] {
                known.add(settings.endpoint(address), of: nameserver, .stored)
            }
        }
        zones[zone] = known
    }

    // MARK: going on

    private mutating func heard(_ reply: ServerReply, _ purpose: WalkPurpose) {
        switch purpose {
        case .cut(let probe, let server): heardCut(reply, probe, server)
        case .ds(let probe, let server): heardDS(reply, probe, server)
        case .apex(let server): heardApex(reply, server)
        case .host(let question, let server): heardHost(reply, question, server)
        case .address(let question, let zone, let server): heardAddress(reply, question, zone, server)
        }
    }

    private mutating func woke(_ alarm: WalkAlarm) {
        switch alarm {
        case .probe(let id, let isLast): wokeProbe(id, isLast)
        case .errand(let name, let zone): wokeErrand(name, zone)
        }
    }

    /// Goes on until nothing more follows from what is known.
    private mutating func advance() -> [WalkOrder] {
        while !isDone {
            while !isDone, step() {}
            guard !isDone else { break }
            if ending != nil, survey?.isComplete(self) ?? true {
                isDone = true
            } else if purposes.isEmpty {
                // Nothing is under way, so whoever waits for an address waits for himself.
                guard breakCircle() else {
                    cutShort()
                    break
                }
            } else {
                break
            }
        }
        defer { orders = [] }
        return orders
    }

    /// - Returns: Whether something changed that others may go on with.
    private mutating func step() -> Bool {
        let ordersBefore = orders.count
        let wentDown = ending == nil && descend()
        let reviewed = survey != nil && review()
        let ranErrands = runErrands()
        return wentDown || reviewed || ranErrands || orders.count > ordersBefore
    }

    private mutating func breakCircle() -> Bool {
        var broke = false
        for name in errandOrder where errands[name]?.isDone == false {
            errands[name]?.isDone = true
            broke = true
        }
        metCircle = metCircle || broke
        return broke
    }
}

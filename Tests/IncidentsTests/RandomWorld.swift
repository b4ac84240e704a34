import Incidents
import UpkeepCore

/// A small world in which things break and heal by chance, and whoever watches it makes mistakes. The same seed gives
/// the same world.
struct RandomWorld {
    /// SplitMix64.
    struct Generator: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var z = state
            z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
            z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
            return z ^ (z >> 31)
        }

        mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }
    }

    /// What is done to an engine at one moment.
    enum Deed {
        case look(Look)
        case miss(Subject)
        case forget(Subject)
        case verdict(Verdict, Set<Trait>, Incident.ID)
        case acknowledge(Incident.ID)
        case unacknowledge(Incident.ID)
        case silence(Silence)
        case lift(String)
        case tick
    }

    static let uplink = Trait(.uplink, "vantage-a")

    private(set) var random: Generator
    private(set) var now = 0
    let subjects: [Subject]
    private let traits: [Subject: Set<Trait>]
    private var broken: Set<Trait> = []
    private var sick: Set<Subject> = []
    private var waiting: [Deed] = []

    init(seed: UInt64) {
        var random = Generator(state: seed)
        let count = Int.random(in: 1...9, using: &random)
        subjects = (0..<count).map { Subject(.site, "s\($0)") }
        var traits: [Subject: Set<Trait>] = [:]
        for subject in subjects {
            traits[subject] = [
                Self.uplink, Trait(.resolver, "r\(Int.random(in: 0..<2, using: &random))"),
                Trait(.host, "h\(Int.random(in: 0..<3, using: &random))"),
                Trait(.address, "a\(Int.random(in: 0..<4, using: &random))"),
                Trait(.certificate, "c\(Int.random(in: 0..<3, using: &random))"),
            ]
        }
        self.traits = traits
        self.random = random
    }

    mutating func rules() -> IncidentRules {
        let opening = OpeningRule(
            failures: Int.random(in: 1...3, using: &random), window: Int.random(in: 3...6, using: &random),
            successes: Int.random(in: 1...3, using: &random), confirmations: Int.random(in: 0...2, using: &random),
            flapsFrom: [20, 20, 50, 101].randomElement(using: &random) ?? 20)
        var dependencies: [Subject: Set<Subject>] = [:]
        if random.chance(30), let last = subjects.last { dependencies[last] = [subjects[0]] }
        return IncidentRules(
            opening: opening,
            alerts: AlertRule(
                patience: .seconds(random.chance(50) ? 0 : 5), doubtfulPatience: .seconds(random.chance(50) ? 0 : 20)),
            dependencies: dependencies)
    }

    mutating func next() -> Deed {
        now += Int.random(in: 0...20, using: &random)
        change()
        if !waiting.isEmpty, random.chance(60) { return waiting.removeFirst() }
        let subject = subjects.randomElement(using: &random) ?? subjects[0]
        switch Int.random(in: 0..<100, using: &random) {
        case 0..<2: return .forget(subject)
        case 2..<5: return .miss(subject)
        case 5..<15: return .tick
        case 15..<17:
            let scope: Silence.Scope = random.chance(50) ? .everything : .subject(subject)
            return .silence(
                Silence(
                    id: "s\(Int.random(in: 0..<3, using: &random))", scope: scope, from: Looking.at(now),
                    until: Looking.at(now + 200)))
        case 17..<18: return .lift("s0")
        default: return .look(look(subject))
        }
    }

    /// What the engine asks for is given to it sometimes, later.
    mutating func heed(_ effects: [Effect]) {
        for effect in effects {
            switch effect {
            case .confirm(let subject):
                guard random.chance(70) else { continue }
                var second = look(subject)
                second.isSecond = true
                waiting.append(.look(second))
            case .askWhy(let id, let subject):
                guard random.chance(60) else { continue }
                let cause = (traits[subject] ?? []).intersection(broken).min()
                let code: Verdict.Code =
                    switch cause?.kind {
                    case .uplink: .hereNetwork
                    case .resolver: .hereResolver
                    default: random.chance(20) ? .fineFromHere : .siteTCP
                    }
                let named = random.chance(70) ? Set([cause].compactMap { $0 }) : []
                waiting.append(
                    .verdict(Verdict(code: code, confidence: .likely, summary: "it is \(code.rawValue)"), named, id))
            case .open(let incident):
                if random.chance(10) { waiting.append(.acknowledge(incident.id)) }
                if random.chance(5) { waiting.append(.unacknowledge(incident.id)) }
            default: continue
            }
        }
    }

    /// Everything works from now on.
    mutating func heal() {
        broken = []
        sick = []
    }

    func healthyLook(_ subject: Subject) -> Look {
        Look(
            of: subject,
            findings: ["tcp.reachable", "dns.resolve", "tls.expiry", "http.latency"].map {
                Finding(check: $0, subject: subject, status: .ok, summary: "fine", observedAt: Looking.start)
            }, traits: traits[subject] ?? [])
    }

    private mutating func change() {
        if random.chance(8), let trait = traits.values.flatMap({ $0 }).sorted().randomElement(using: &random) {
            broken.insert(trait)
        }
        if random.chance(20) { broken = broken.filter { _ in false } }
        if random.chance(10), let subject = subjects.randomElement(using: &random) { sick.insert(subject) }
        if random.chance(15), let subject = subjects.randomElement(using: &random) { sick.remove(subject) }
    }

    private mutating func look(_ subject: Subject) -> Look {
        var look = healthyLook(subject)
        func fail(_ check: CheckID, _ status: Status) {
            for place in look.findings.indices where look.findings[place].check == check {
                look.findings[place].status = status
                look.findings[place].summary = "`\(subject.name)`: \(check) is \(status.rawValue)"
            }
        }
        for trait in look.traits.intersection(broken).sorted() {
            switch trait.kind {
            case .certificate:
                fail("tls.expiry", random.chance(50) ? .warning : .critical)
                look.blamed = [trait]
            case .resolver: fail("dns.resolve", .critical)
            default: fail("tcp.reachable", .critical)
            }
        }
        if sick.contains(subject) { fail("http.latency", random.chance(60) ? .warning : .critical) }
        if random.chance(5) { fail("tcp.reachable", .critical) }
        if random.chance(5) { fail("dns.resolve", .unknown) }
        if random.chance(3) { look.findings = [] }
        if random.chance(10) { look.traits = look.traits.filter { $0.kind != .host } }
        return look
    }
}

extension IncidentEngine {
    mutating func carry(out deed: RandomWorld.Deed, at seconds: Int) -> [Effect] {
        let time = Looking.at(seconds)
        switch deed {
        case .look(let look): return take(look, at: time)
        case .miss(let subject): return miss(subject, at: time)
        case .forget(let subject): return forget(subject, at: time)
        case .verdict(let verdict, let traits, let id): return take(verdict, blaming: traits, for: id, at: time)
        case .acknowledge(let id): return acknowledge(id, by: "ann", at: time)
        case .unacknowledge(let id): return unacknowledge(id)
        case .silence(let new):
            silence(new)
            return []
        case .lift(let id):
            lift(id)
            return []
        case .tick: return tick(at: time)
        }
    }
}

import Incidents
import UpkeepCore

/// Testing has a `Trait` too.
typealias Trait = UpkeepCore.Trait

/// Short ways to say what was seen, and when.
enum Looking {
    static let start = Timestamp(seconds: 1_795_399_200)

    static func at(_ seconds: Int) -> Timestamp { start + .seconds(seconds) }

    static func site(_ name: String) -> Subject { Subject(.site, name) }

    /// One finding is all that most rules look at.
    static func look(
        _ subject: Subject, _ status: Status, _ check: CheckID = "tcp.reachable", on traits: Set<Trait> = [],
        blaming blamed: Set<Trait> = [], isSecond: Bool = false, summary: String? = nil
    ) -> Look {
        let finding = Finding(
            check: check, subject: subject, status: status,
            summary: summary ?? (status == .ok ? "fine" : "`\(subject.name)` does not answer"), observedAt: start)
        return Look(of: subject, findings: [finding], traits: traits, blamed: blamed, isSecond: isSecond)
    }
}

extension IncidentRules {
    /// Alerts leave at once, so that a rule can be seen without waiting.
    static func prompt(
        opening: OpeningRule = OpeningRule(), oursFrom: Int = 3, dependencies: [Subject: Set<Subject>] = [:]
    ) -> IncidentRules {
        IncidentRules(
            opening: opening,
            alerts: AlertRule(patience: .zero, doubtfulPatience: .zero, oursFrom: oursFrom),
            dependencies: dependencies)
    }
}

extension IncidentEngine {
    /// A bad look and the second look that agrees: what opens an incident.
    mutating func fail(
        _ subject: Subject, _ check: CheckID = "tcp.reachable", on traits: Set<Trait> = [],
        blaming blamed: Set<Trait> = [], at seconds: Int
    ) -> [Effect] {
        let first = take(
            Looking.look(subject, .critical, check, on: traits, blaming: blamed), at: Looking.at(seconds))
        return first
            + take(
                Looking.look(subject, .critical, check, on: traits, blaming: blamed, isSecond: true),
                at: Looking.at(seconds))
    }

    mutating func work(_ subject: Subject, on traits: Set<Trait> = [], at seconds: Int) -> [Effect] {
        take(Looking.look(subject, .ok, on: traits), at: Looking.at(seconds))
    }

    /// Two good looks: what closes an incident.
    mutating func recover(_ subject: Subject, on traits: Set<Trait> = [], at seconds: Int) -> [Effect] {
        work(subject, on: traits, at: seconds) + work(subject, on: traits, at: seconds + 1)
    }

    /// The only incident there is; nil when there are none or several.
    var onlyIncident: Incident? { openIncidents.count == 1 ? incident(openIncidents[0]) : nil }
}

extension [Effect] {
    var opened: [Incident] { compactMap { if case .open(let incident) = $0 { incident } else { nil } } }
    var resolved: [Incident] { compactMap { if case .resolve(let incident) = $0 { incident } else { nil } } }
    var alerts: [OwedAlert] { compactMap { if case .alert(let alert) = $0 { alert } else { nil } } }
    var alertKinds: [OwedAlert.Kind] { alerts.map(\.kind) }
    var confirms: [Subject] { compactMap { if case .confirm(let subject) = $0 { subject } else { nil } } }
    var merges: Int { count { if case .merge = $0 { true } else { false } } }

    func standings(of subject: Subject) -> [Standing] {
        compactMap { if case .stands(subject, let standing, _) = $0 { standing } else { nil } }
    }
}

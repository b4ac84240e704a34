import Checks
import HTTPWire
import Scheduling
import UpkeepCore

extension Subject {
    /// What the scheduler knows it by, the same in every process.
    var watchKey: String { "\(kind.rawValue):\(name)" }
}

extension Monitor {
    /// Its place in the timetable. Sites of one host take turns.
    var job: ScheduledJob<String> { ScheduledJob(subject.watchKey, every: every, host: host ?? site.hostText) }
}

extension Site {
    /// The host that a look burdens.
    fileprivate var hostText: String {
        switch plan {
        case .http(let plan): plan.url.hostText
        case .port(let plan): plan.host
        case .record(let plan): plan.server.isEmpty ? plan.name : plan.server
        }
    }
}

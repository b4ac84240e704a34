import Calendars
import Incidents
import Notifiers
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// The config's zones, cron expressions and windows as a calendar understands them.
struct WatchCalendar: Sendable {
    private static let folder = "/usr/share/zoneinfo/"
    /// The largest zone of the database has 4 KiB.
    private static let sizeLimit = 256 << 10

    private let zone: TimeZoneRules
    private let system: System

    /// - Throws: ``CommandFailure`` with the place of what is no zone, or is not on this machine.
    init(_ watch: WatchSettings?, _ system: System) throws {
        self.system = system
        zone = try watch?.zone.map { try Self.zone($0, system) } ?? .utc
    }

    /// The hour that people live by.
    var hour: @Sendable (Timestamp) -> ZoneOffset {
        { [zone] time in
            let (seconds, name) = zone.offset(at: time)
            return ZoneOffset(minutes: seconds / 60, name: name)
        }
    }

    func plan(_ settings: HeartbeatSettings) throws -> HeartbeatPlan {
        let schedule: HeartbeatSchedule =
            switch settings.plan {
            case .every(let period): .every(period, in: zone)
            case .cron(let text, let zone): .cron(try cron(text), try self.zone(zone))
            }
        return HeartbeatPlan(
            id: settings.id, name: settings.name, schedule: schedule, grace: settings.grace,
            longestRun: settings.longest)
    }

    func window(_ settings: MaintenanceSettings) throws -> MaintenanceWindow {
        let place: Place
        let times: MaintenanceTimes
        switch settings.window {
        case .once(let from, let until):
            place = from.place
            times = .once(from: try civil(from), until: try civil(until))
        case .recurring(let text, let length):
            place = text.place
            times = .cron(try cron(text), lasting: length)
        }
        let scope: MaintenanceScope =
            settings.coversAll
            ? .all
            : .only(subjects: Set(settings.sites), traits: Set(settings.machines.map { Trait(.host, $0) }))
        let zone = try zone(settings.zone)
        do throws(CalendarError) {
            return try MaintenanceWindow(
                id: settings.name, reason: settings.name, scope: scope, times: times, zone: zone)
        } catch {
            throw Self.failure(error, place)
        }
    }

    /// What is wrong with a text of the config that only a calendar understands; nil when nothing is.
    static func problem(_ text: CalendarText, _ system: System) -> CalendarProblem? {
        do {
            switch text {
            case .zone(let name): _ = try rules(name, system)
            case .cron(let text): _ = try CronExpression(text)
            case .civil(let text): _ = try CivilTime(text)
            case .window(let from, let until, let zone):
                _ = try MaintenanceWindow(
                    id: "", scope: .all, times: .once(from: try CivilTime(from), until: try CivilTime(until)),
                    zone: try zone.map { try rules($0, system) } ?? .utc)
            }
            return nil
        } catch let error as CalendarError {
            return CalendarProblem(error.fault, offset: error.offset, hint: error.hint)
        } catch let error as FileError {
            return missing(error)
        } catch {
            return CalendarProblem("\(error)")
        }
    }

    private static func missing(_ error: FileError) -> CalendarProblem {
        CalendarProblem(
            "there is no such time zone on this machine (\(error.message))",
            hint: "write a name such as `Europe/Berlin`; `tzdata` has the zones")
    }

    private static func rules(_ name: String, _ system: System) throws -> TimeZoneRules {
        if name == "UTC" { return .utc }
        try TimeZoneRules.checkName(name)
        return try TimeZoneRules(name: name, tzif: try system.files.read(folder + name, limit: sizeLimit))
    }

    private func zone(_ text: LocatedText?) throws -> TimeZoneRules {
        try text.map { try Self.zone($0, system) } ?? zone
    }

    private func cron(_ text: LocatedText) throws -> CronExpression {
        do throws(CalendarError) { return try CronExpression(text.text) } catch {
            throw Self.failure(error, text.place)
        }
    }

    private func civil(_ text: LocatedText) throws -> CivilTime {
        do throws(CalendarError) { return try CivilTime(text.text) } catch { throw Self.failure(error, text.place) }
    }

    private static func zone(_ text: LocatedText, _ system: System) throws -> TimeZoneRules {
        do {
            return try rules(text.text, system)
        } catch let error as CalendarError {
            throw failure(error, text.place)
        } catch let error as FileError {
            let problem = missing(error)
            throw CommandFailure("config", "\(text.place): \(problem.message)", hint: problem.hint)
        }
    }

    private static func failure(_ error: CalendarError, _ place: Place) -> CommandFailure {
        CommandFailure("config", "\(place): \(error.message)", hint: error.hint)
    }
}

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
            case .every(let period): .every(period)
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
            if settings.coversAll {
                .all
            } else if settings.machines.isEmpty {
                .subjects(Set(settings.sites))
            } else {
                .traits(
                    Set(settings.machines.map { Trait(.host, $0) } + settings.sites.map { Trait(Subject(.site, $0)) }))
            }
        let zone = try zone(settings.zone)
        do throws(CalendarError) {
            return try MaintenanceWindow(
                id: settings.name, reason: settings.name, scope: scope, times: times, zone: zone)
        } catch {
            throw Self.failure(error, place)
        }
    }

    private func zone(_ text: LocatedText?) throws -> TimeZoneRules {
        try text.map { try Self.zone($0, system) } ?? zone
    }

    private func cron(_ text: LocatedText) throws -> CronExpression {
        do throws(CalendarError) { return try CronExpression(text.text) } catch { throw Self.failure(error, text.place) }
    }

    private func civil(_ text: LocatedText) throws -> CivilTime {
        do throws(CalendarError) { return try CivilTime(text.text) } catch { throw Self.failure(error, text.place) }
    }

    private static func zone(_ text: LocatedText, _ system: System) throws -> TimeZoneRules {
        if text.text == "UTC" { return .utc }
        do {
            try TimeZoneRules.checkName(text.text)
            let bytes = try system.files.read(folder + text.text, limit: sizeLimit)
            return try TimeZoneRules(name: text.text, tzif: bytes)
        } catch let error as CalendarError {
            throw failure(error, text.place)
        } catch let error as FileError {
            throw CommandFailure(
                "config", "\(text.place): there is no time zone `\(text.text)` on this machine (\(error.message))",
                hint: "write a name such as `Europe/Berlin`; `tzdata` has the zones")
        }
    }

    private static func failure(_ error: CalendarError, _ place: Place) -> CommandFailure {
        CommandFailure("config", "\(place): \(error.message)", hint: error.hint)
    }
}

import Calendars
import Foundation
import Testing

/// Zones of this machine's database, and of no machine.
enum Zones {
    static func file(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: URL(filePath: "/usr/share/zoneinfo/\(name)")))
    }

    static func read(_ name: String) throws -> TimeZoneRules {
        try TimeZoneRules(name: name, tzif: file(name))
    }

    /// A zone that only has a rule.
    static func rule(_ rule: String) throws -> TimeZoneRules {
        var file = TZifBytes()
        file.footer = rule
        return try TimeZoneRules(name: "Test/Rule", tzif: file.bytes)
    }
}

import Calendars
import Foundation
import Peers
import Testing
import UpkeepCore

/// Our reading of the machine's time zones, beside Python's.
@Suite("time zones, as another program reads them")
struct TimeZoneOracleTests {
    private static let zones = [
        "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Kolkata", "Africa/Casablanca",
        "Pacific/Apia", "America/Nuuk", "Europe/Dublin",
    ]

    private struct Answers {
        var instants: [(Int64, Int, Substring)] = []
        var walls: [(Substring, LocalInstants)] = []
    }

    /// One process for all of them.
    private func answers() async throws -> [Substring: Answers] {
        let script = try #require(Bundle.module.path(forResource: "zones", ofType: "py", inDirectory: "Fixtures"))
        let output = try await mustRun(
            Invocation(Python.program, [script] + Self.zones, environment: ["PYTHONTZPATH": "/usr/share/zoneinfo"]))
        var answers: [Substring: Answers] = [:]
        var zone: Substring = ""
        for line in output.standardOutput.split(separator: "\n") {
            let words = line.split(separator: " ")
            let numbers = words.dropFirst().map { Int64($0) }
            func time(_ place: Int) throws -> Timestamp { Timestamp(seconds: try #require(numbers[place])) }
            switch words[0] {
            case "zone": zone = words[1]
            case "at":
                answers[zone, default: Answers()].instants.append(
                    (try #require(numbers[0]), Int(try #require(numbers[1])), words[3]))
            case "once": answers[zone, default: Answers()].walls.append((words[1], .once(try time(1))))
            case "skipped": answers[zone, default: Answers()].walls.append((words[1], .skipped(gapEnd: try time(1))))
            case "twice":
                answers[zone, default: Answers()].walls.append(
                    (words[1], .twice(first: try time(1), second: try time(2))))
            default: Issue.record("Python said `\(line)`")
            }
        }
        return answers
    }

    @Test("thousands of instants of each zone from 1970 to 2100, and every change of clocks in between")
    func agreement() async throws {
        let answers = try await answers()
        for name in Self.zones {
            let answer = try #require(answers[Substring(name)])
            let zone = try Zones.read(name)
            #expect(answer.instants.count > 3000)
            #expect(name == "Asia/Kolkata" || answer.walls.count > 50, "\(name)")
            var differences: [String] = []
            for (seconds, offset, abbreviation) in answer.instants {
                let ours = zone.offset(at: Timestamp(seconds: seconds))
                if ours.seconds != offset || ours.abbreviation != abbreviation {
                    differences.append("\(seconds): \(ours), Python: \(offset) \(abbreviation)")
                }
            }
            for (text, expected) in answer.walls {
                let ours = zone.instants(of: try CivilTime(String(text)))
                if ours != expected { differences.append("\(text): \(ours), Python: \(expected)") }
            }
            #expect(differences.prefix(3) == [], "\(name): \(differences.count) differ")
        }
    }

    @Test("what clocks show leads back to the instant, and instants to what clocks showed", arguments: zones)
    func roundTrip(name: String) throws {
        let zone = try Zones.read(name)
        for seconds in stride(from: Int64(0), to: 4_000_000_000, by: 7_654_321) {
            let time = Timestamp(seconds: seconds)
            switch zone.instants(of: zone.civil(at: time)) {
            case .once(let instant): #expect(instant == time)
            case .twice(let first, let second): #expect(first == time || second == time)
            case .skipped: Issue.record("\(name) shows \(zone.civil(at: time)), and says it does not")
            }
        }
    }

    @Test("changes of clocks can be walked, and each changes something")
    func walk() throws {
        let zone = try Zones.read("Europe/Berlin")
        let start = try #require(Timestamp(rfc3339: "2026-01-01T00:00:00Z"))
        var at = start
        var changes: [String] = []
        for _ in 0..<4 {
            at = try #require(zone.nextTransition(after: at))
            changes.append(at.rfc3339())
        }
        #expect(
            changes == ["2026-03-29T01:00:00Z", "2026-10-25T01:00:00Z", "2027-03-28T01:00:00Z", "2027-10-31T01:00:00Z"])
        #expect(TimeZoneRules.utc.nextTransition(after: start) == nil)
    }
}

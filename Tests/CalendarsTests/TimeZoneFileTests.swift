import Calendars
import Testing
import UpkeepCore

@Suite("time zone files, also broken ones")
struct TimeZoneFileTests {
    private static let kathmandu: [(Int32, UInt8, UInt8)] = [(20_700, 0, 0)]

    private static let broken: [(String, [UInt8], CalendarError.Reason)] = {
        var cases: [(String, [UInt8], CalendarError.Reason)] = [
            ("nothing", [], .notAZone), ("a text", Array("Europe/Berlin\n".utf8), .notAZone),
            ("a header alone", Array(TZifBytes().bytes.prefix(20)), .truncated),
            ("too much", Array(repeating: 0x54, count: 70_000), .tooLarge),
        ]
        func add(_ name: String, _ reason: CalendarError.Reason, _ change: (inout TZifBytes) -> Void) {
            var file = TZifBytes()
            change(&file)
            cases.append((name, file.bytes, reason))
        }
        add("version 1", .oldVersion) { $0.version = 0 }
        add("version x", .badValue) { $0.version = 0x78 }
        add("no types", .badCount) { $0.types = [] }
        add("no names", .badCount) { $0.names = [] }
        add("flags for one type of two", .badCount) {
            $0.types.append((3600, 1, 0))
            $0.flags = [1]
        }
        add("leap seconds", .leapSeconds) { $0.leapSeconds = [78_796_800] }
        add("an offset of two days", .badValue) { $0.types = [(172_800, 0, 0)] }
        add("half daylight saving time", .badValue) { $0.types = [(0, 2, 0)] }
        add("an abbreviation beyond the names", .badValue) { $0.types = [(0, 0, 9)] }
        add("an abbreviation without an end", .badValue) { $0.names = Array("UTC".utf8) }
        add("times out of order", .badOrder) {
            $0.transitions = [100, 100]
            $0.following = [0, 0]
        }
        add("a type that is not there", .badValue) {
            $0.transitions = [100]
            $0.following = [1]
        }
        for footer in [
            "CET", "C-1", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0", "CET-1CEST,M3.6.0,M10.5.0",
            "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J365", "CET-1CEST,366,1", "CET-1CEST,M3.5.0/168,M10.5.0",
            "CET-25", "CET-1:60", "CET-1CEST,M3.5.0,M10.5.0,", "<CET-1", "CET-1CEST,J1,J99999999999999999999",
        ] {
            add(footer, .badValue) { $0.footer = footer }
        }
        return cases
    }()

    @Test("says what is wrong with a file", arguments: broken.indices)
    func faults(_ index: Int) throws {
        let (name, bytes, reason) = Self.broken[index]
        let error = #expect(throws: CalendarError.self, "\(name)") { try TimeZoneRules(name: "Test", tzif: bytes) }
        #expect(error?.reason == reason, "\(name): \(error?.message ?? "")")
        #expect(error?.hint != nil && error?.message.contains("(byte ") == true)
    }

    @Test("a file that ends anywhere is refused, at no place with a trap")
    func truncation() throws {
        let file = try Zones.file("Europe/Berlin")
        for length in stride(from: 0, to: file.count, by: 7) {
            let error = #expect(throws: CalendarError.self) {
                try TimeZoneRules(name: "Test", tzif: Array(file.prefix(length)))
            }
            #expect((0...length).contains(error?.offset ?? -1))
        }
    }

    @Test("a file with any byte changed is read or refused, and what is read still answers")
    func corruption() throws {
        let file = try Zones.file("Europe/Berlin")
        for place in stride(from: 0, to: file.count, by: 11) {
            for value: UInt8 in [0, 0x7F, 0xFF] {
                var changed = file
                changed[place] = value
                guard let zone = try? TimeZoneRules(name: "Test", tzif: changed) else { continue }
                for seconds in [Int64.min / 1_000_000_000, 0, 1_800_000_000, Int64.max / 1_000_000_000] {
                    let time = Timestamp(seconds: seconds)
                    #expect(zone.nextTransition(after: time) ?? Timestamp(nanoseconds: .max) > time)
                    _ = zone.instants(of: zone.civil(at: time))
                }
            }
        }
    }

    @Test("without transitions, the one kind of time holds for ever")
    func fixed() throws {
        var file = TZifBytes()
        file.types = Self.kathmandu
        file.names = Array("+0545\u{0}".utf8)
        let zone = try TimeZoneRules(name: "Asia/Kathmandu", tzif: file.bytes)
        #expect(zone.offset(at: Timestamp(seconds: 0)) == (20_700, "+0545"))
        #expect(zone.civil(at: Timestamp(seconds: 0)).description == "1970-01-01 05:45")
    }

    @Test(
        "before the first transition the first kind of time holds, after the last one the last, when there is no rule")
    func ends() throws {
        var file = TZifBytes()
        file.types = [(-600, 0, 0), (3600, 0, 4)]
        file.names = Array("LMT\u{0}CET\u{0}".utf8)
        file.transitions = [1000]
        file.following = [1]
        let zone = try TimeZoneRules(name: "Test", tzif: file.bytes)
        #expect(zone.offset(at: Timestamp(seconds: 999)) == (-600, "LMT"))
        #expect(zone.offset(at: Timestamp(seconds: 1000)) == (3600, "CET"))
        #expect(zone.offset(at: Timestamp(seconds: 9_000_000_000)) == (3600, "CET"))
    }

    /// Rule, instant, offset and abbreviation then.
    private static let rules: [(String, String, Int, String)] = [
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T00:59:59Z", 3600, "CET"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-03-29T01:00:00Z", 7200, "CEST"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T00:59:59Z", 7200, "CEST"),
        ("CET-1CEST,M3.5.0,M10.5.0/3", "2026-10-25T01:00:00Z", 3600, "CET"),
        // The southern half: daylight saving time over the new year.
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-01-01T00:00:00Z", 39_600, "+11"),
        ("<+1030>-10:30<+11>-11,M10.1.0,M4.1.0", "2026-07-01T00:00:00Z", 37_800, "+1030"),
        // Winter time that counts as daylight saving time, ahead of standard time by less than nothing.
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-01-01T00:00:00Z", 0, "GMT"),
        ("IST-1GMT0,M10.5.0,M3.5.0/1", "2026-07-01T00:00:00Z", 3600, "IST"),
        // Nuuk: on Saturday evening, as seen from Sunday's midnight.
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T00:59:59Z", -7200, "-02"),
        ("<-02>2<-01>,M3.5.0/-1,M10.5.0/0", "2026-03-29T01:00:00Z", -3600, "-01"),
        // Days after the named one: Thursday's 26 h are Friday's 2 h.
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-26T23:59:59Z", 7200, "IST"),
        ("IST-2IDT,M3.4.4/26,M10.5.0", "2026-03-27T00:00:00Z", 10_800, "IDT"),
        // J60 is 1 March in every year, 59 is 29 February where there is one.
        ("AAA0BBB,J60/0,J300/0", "2028-02-29T23:59:59Z", 0, "AAA"),
        ("AAA0BBB,J60/0,J300/0", "2028-03-01T00:00:00Z", 3600, "BBB"),
        ("AAA0BBB,59/0,299/0", "2028-02-29T00:00:00Z", 3600, "BBB"),
        ("AAA0BBB,59/0,299/0", "2027-02-28T23:59:59Z", 0, "AAA"),
        // RFC 9636 section 3.3.1: daylight saving time all year.
        ("XXX3EDT4,0/0,J365/23", "2026-01-01T03:00:00Z", -14_400, "EDT"),
        ("XXX3EDT4,0/0,J365/23", "2026-07-01T03:00:00Z", -14_400, "EDT"),
        ("XXX3EDT4,0/0,J365/23", "2026-12-31T23:59:59Z", -14_400, "EDT"),
        // A change a week before its day, in the year before.
        ("AAA0BBB,J1/-167,J100/0", "2026-12-25T01:00:00Z", 3600, "BBB"),
        ("AAA0BBB,J1/-167,J100/0", "2026-12-25T00:59:59Z", 0, "AAA"),
    ]

    @Test("rules for the time after the last transition", arguments: rules.indices)
    func rule(_ index: Int) throws {
        let (rule, instant, offset, abbreviation) = Self.rules[index]
        let time = try #require(Timestamp(rfc3339: instant))
        #expect(try Zones.rule(rule).offset(at: time) == (offset, abbreviation), "\(rule) at \(instant)")
    }

    @Test(
        "names of zones that may be put after a folder's",
        arguments: [
            ("Europe/Berlin", true), ("UTC", true), ("America/Argentina/Buenos_Aires", true), ("Etc/GMT+5", true),
            ("America/Port-au-Prince", true), ("EST5EDT", true),
            ("", false), ("/etc/passwd", false), ("../../etc/passwd", false), ("Europe/../../x", false),
            ("Europe//Berlin", false), ("Europe/", false), ("Europe/Berlin\u{0}", false), ("zone.tab", false),
            ("-l", false), ("Europe/-x", false), ("Zürich", false), ("a b", false),
        ])
    func names(name: String, isSafe: Bool) {
        #expect(TimeZoneRules.isSafeName(name) == isSafe)
    }

    @Test("a name that is not safe is answered with the place and the form")
    func nameFault() {
        let error = #expect(throws: CalendarError.self) { try TimeZoneRules.checkName("Europe/Zürich") }
        #expect(error?.message == "a time zone's name has no `ü` here (column 9)")
        #expect(error?.hint == "write a name of the IANA database, such as `Europe/Berlin` or `UTC`")
    }
}

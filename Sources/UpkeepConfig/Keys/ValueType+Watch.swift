import Incidents
import UpkeepCore

extension ValueType where Value == Endpoint {
    /// Where to listen; port 0 is any that is free.
    static let listener = ValueType.scalar(
        "an address and a port such as `127.0.0.1:7710`, `0.0.0.0:7710` or `[::1]:7710`",
        schema: .matching("^[][0-9A-Fa-f:.]+:[0-9]+$")
    ) { scalar throws(BadValue) in
        let text = scalar.text
        if text.hasSuffix(":0"), var endpoint = Endpoint("\(text.dropLast(2)):1", defaultPort: 1), endpoint.port == 1,
            IPAddress(text) == nil
        {
            endpoint.port = 0
            return endpoint
        }
        guard IPAddress(text) == nil else {
            throw BadValue(
                "the port is missing", offset: text.utf8.count,
                hint: "write `\(text.contains(":") ? "[\(text)]" : text):7710`")
        }
        if let endpoint = Endpoint(text, defaultPort: 1), text.last != "]" { return endpoint }
        let port = text.lastIndex(of: ":").map { text[$0...].dropFirst() }.flatMap { UInt16($0) }
        let host = text.prefix { $0 != ":" }.lowercased()
        guard let port, ["", "*", "localhost"].contains(host) else {
            throw BadValue("not an address and a port", hint: port == nil ? nil : "write an IP address, not a name")
        }
        throw BadValue(
            "not an address and a port",
            hint: host == "localhost"
                ? "did you mean `127.0.0.1:\(port)`?" : "`0.0.0.0:\(port)` listens on every address, `[::]:\(port)` too"
        )
    }
}

extension ValueType where Value == OpeningRule {
    /// `2 of 3`.
    static let opening = ValueType.scalar(
        "bad looks among the last ones, such as `2 of 3`; at most 60 are counted",
        schema: .matching("^[0-9]+ of [0-9]+$")
    ) { scalar throws(BadValue) in
        let words = scalar.text.split(separator: " ")
        guard words.count == 3, words[1] == "of", let bad = Int(words[0]), let all = Int(words[2]) else {
            let numbers = scalar.text.split { !$0.isASCII || !$0.isNumber }
            let hint = numbers.count == 2 ? "did you mean `\(numbers[0]) of \(numbers[1])`?" : nil
            let alone = numbers.count == 1 ? "did you mean `\(numbers[0]) of \(numbers[0])`?" : nil
            throw BadValue("not a number of looks among others", hint: hint ?? alone)
        }
        guard (1...60).contains(all), bad >= 1 else { throw BadValue("1 to 60 looks can be counted") }
        guard bad <= all else {
            throw BadValue("\(bad) looks can never be bad among \(all)", hint: "did you mean `\(all) of \(bad)`?")
        }
        return OpeningRule(failures: bad, window: all)
    }
}

extension ValueType where Value == ServiceLevel {
    /// `99.9% over 30d`.
    static let serviceLevel = ValueType.scalar(
        "a share of time over a window of 1h to 366d, such as `99.9% over 30d`",
        schema: .matching("^[0-9]+(\\.[0-9]+)?% over ([0-9]+(\\.[0-9]+)?(s|m|h|d|w))+$")
    ) { scalar throws(BadValue) in
        let words = scalar.text.split(separator: " ")
        guard words.count == 3, words[1] == "over", words[0].hasSuffix("%"), let share = Double(words[0].dropLast())
        else {
            let share = words.first.map { $0.hasSuffix("%") ? $0.dropLast() : $0[...] }.flatMap { Double($0) }
            let window = words.count > 1 ? words.last.flatMap { DurationText.parse(String($0)) } : nil
            throw BadValue(
                "not a share of time over a window",
                hint: share.map {
                    "did you mean `\(Self.percent($0))% over \(window.map(DurationText.exact) ?? "30d")`?"
                })
        }
        guard share > 0, share <= 100 else { throw BadValue("a share is more than 0% and at most 100%") }
        guard let window = DurationText.parse(String(words[2])) else {
            throw BadValue(
                "`\(words[2])` is not a length of time", offset: scalar.text.utf8.count - words[2].utf8.count)
        }
        guard window >= .seconds(3600), window <= .seconds(366 * 86_400),
            // Read as one number: 99.9 / 100 is a little more than 0.999.
            let target = Double("\(words[0].dropLast())e-2"), let level = ServiceLevel(target: target, window: window)
        else { throw BadValue("a window lasts 1h to 366d") }
        return level
    }

    private static func percent(_ share: Double) -> String {
        share == share.rounded() && abs(share) < 1e6 ? String(Int(share)) : String(share)
    }
}

extension ValueType where Value == LocatedText {
    /// The same text with its place.
    /// - Parameter expected: its form, when more is to be said of it.
    static func located(_ type: ValueType<String>, expected: String? = nil) -> ValueType {
        let expected = expected ?? type.expected
        return ValueType(expected: expected, schema: type.schema) { value, reader in
            var text: String?
            reader.widening(type.expected, to: expected) { text = type.read(value, &$0) }
            return text.map { LocatedText($0, at: value.place) }
        }
    }

    static let channel = located(.name, expected: "the `name` of one of `alerts.channels`")
    static let site = located(.name, expected: "the `name` of a site")
    static let machine = located(.name, expected: "the `machine` of a site")

    /// An IANA zone by its name; whether it exists is the calendar's to say.
    static let zone = calendar("an IANA zone such as `Europe/Berlin` or `UTC`", { .zone($0) }) {
        text throws(BadValue) in
        let isName = text.utf8.allSatisfy { byte in
            (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20) || "/_+-".utf8.contains(byte)
        }
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        guard isName, text.utf8.count <= 64, parts.allSatisfy({ !$0.isEmpty && $0.first != "-" && $0.first != "+" })
        else {
            let isOffset = text.first == "+" || text.first == "-"
            throw BadValue(
                "not a zone's name",
                hint: isOffset ? "an offset knows no summer time: name the place, as in `Europe/Berlin`" : nil)
        }
    }

    static let cron = calendar(
        "a cron expression such as `30 2 * * *`: minute, hour, day, month, weekday; in quotes when it begins with `*`",
        { .cron($0) })

    /// A date and a time of day, in the zone that goes with it.
    static let civil = calendar("a date and a time such as `2026-11-29 22:00`", { .civil($0) })

    /// A text of one line that a calendar must be able to read.
    private static func calendar(
        _ expected: String, _ kind: @escaping @Sendable (String) -> CalendarText,
        _ check: @escaping @Sendable (String) throws(BadValue) -> Void = { _ throws(BadValue) in }
    ) -> ValueType {
        ValueType(expected: expected, schema: .record(["type": .text("string"), "minLength": .integer(1)])) {
            value, reader in
            guard let scalar = reader.scalar(value, expected: expected) else { return nil }
            do throws(BadValue) {
                guard !scalar.text.isEmpty, !scalar.text.contains(where: \.isNewline) else {
                    throw BadValue(scalar.text.isEmpty ? "the text is empty" : "the text has a line break in it")
                }
                try check(scalar.text)
                if let problem = reader.checkCalendar(kind(scalar.text)) {
                    throw BadValue(problem.message, offset: problem.offset, hint: problem.hint)
                }
                return LocatedText(scalar.text, at: value.place)
            } catch {
                reader.report(error, scalar, expected: expected)
                return nil
            }
        }
    }
}

extension ValueType where Value == [LocatedText] {
    /// Names of channels, or `none` for nobody.
    static let channelsOrNone = ValueType(
        expected: "\(names.expected); or `none`", schema: names.schema
    ) { value, reader in
        if case .scalar("none", _) = value.content { return [] }
        var read: [LocatedText]?
        reader.widening(names.expected, to: "\(names.expected); or `none`") { read = names.read(value, &$0) }
        return read
    }

    private static let names = ValueType<[LocatedText]>.many(.channel)
}

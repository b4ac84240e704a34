/// Reads one field: a list of `*`, values, ranges and steps.
struct CronFieldReader {
    private let field: CronField
    private var cursor: TextCursor
    private var set = CronFieldSet()

    static func read(_ field: CronField, of bytes: [UInt8], _ range: Range<Int>) throws(CalendarError) -> CronFieldSet {
        var reader = CronFieldReader(field: field, cursor: TextCursor(bytes, range))
        return try reader.list()
    }

    private init(field: CronField, cursor: TextCursor) {
        self.field = field
        self.cursor = cursor
    }

    private mutating func list() throws(CalendarError) -> CronFieldSet {
        set.isStar = cursor.next == 0x2A || cursor.next == 0x3F
        repeat { try item() } while cursor.take(",")
        guard cursor.isAtEnd else {
            throw cursor.error(
                .badValue, "`\(cursor.word(until: Self.isComma))` has no place in the \(field.name)", hint: field.hint)
        }
        return set
    }

    private static func isComma(_ byte: UInt8) -> Bool { byte == 0x2C }

    private mutating func item() throws(CalendarError) {
        let place = cursor.offset
        if cursor.take("*") {
            try fill(field.range.lowerBound, field.count - 1 + field.range.lowerBound, from: place)
        } else if cursor.take("?") {
            guard field == .day || field == .weekday else {
                throw cursor.error(
                    .badValue, "`?` stands for no \(field.name)", hint: "write `*` for every \(field.name)", at: place)
            }
            try fill(field.range.lowerBound, field.count - 1 + field.range.lowerBound, from: place)
        } else if isLastDay {
            try takeLastDay()
        } else {
            try valueOrRange()
        }
    }

    private var isLastDay: Bool {
        guard let next = cursor.next, next | 0x20 == 0x6C else { return false }
        let after = cursor.offset + 1
        return after == cursor.end || !TextCursor.isLetter(cursor.bytes[after])
    }

    private mutating func takeLastDay() throws(CalendarError) {
        guard field == .day else {
            throw cursor.error(
                .badValue, "`L`, the last day, has no place in the \(field.name)",
                hint: "write it in the third field, the day of the month")
        }
        cursor.offset += 1
        set.hasLastDay = true
    }

    private mutating func valueOrRange() throws(CalendarError) {
        let place = cursor.offset
        let first = try value()
        if field == .weekday, cursor.take("#") {
            let numberPlace = cursor.offset
            guard let time = cursor.takeNumber(), (1...5).contains(time) else {
                throw cursor.error(
                    .outOfRange, "no weekday comes so often in a month",
                    hint: "write a number from 1 to 5 after `#`: `MON#2` is the second Monday", at: numberPlace)
            }
            set.nth |= 1 << UInt64(first % 7 * 5 + time - 1)
            return
        }
        guard cursor.take("-") else {
            if cursor.next == 0x2F {
                let last = field.range.upperBound
                throw cursor.error(
                    .badStep, "a step needs a range or `*` before it",
                    hint: "write `\(first)-\(last)/…` for every so-manieth \(field.name) from \(first) on")
            }
            set.bits |= 1 << UInt64(fold(first))
            return
        }
        let lastPlace = cursor.offset
        var last = try value()
        // A week may end with Sunday, by whichever number.
        if field == .weekday, last == 0, first > 0 { last = 7 }
        guard first <= last else {
            let low = field.range.lowerBound
            throw cursor.error(
                .badOrder, "the range ends at \(last), before it begins",
                hint: "write two ranges: `\(first)-\(field == .weekday ? 6 : field.range.upperBound),\(low)-\(last)`",
                at: lastPlace)
        }
        try fill(first, last, from: place)
    }

    /// Takes a step, if there is one, and sets what it leaves of first to last.
    private mutating func fill(_ first: Int, _ last: Int, from place: Int) throws(CalendarError) {
        var step = 1
        if cursor.take("/") {
            let stepPlace = cursor.offset
            guard let number = cursor.takeNumber() else {
                throw cursor.error(
                    .badStep, "expected the step's number after `/`",
                    hint: "write `*/5` for every fifth \(field.name)", at: stepPlace)
            }
            guard number > 0, number <= max(1, last - first) else {
                throw cursor.error(
                    .badStep,
                    number == 0
                        ? "a step of 0 goes nowhere"
                        : "a step of \(number) leaves only \(first) of \(first) to \(last)",
                    hint: number == 0 ? "write a step of 1 or more" : "write `\(first)` if that is meant", at: stepPlace
                )
            }
            step = number
        }
        for value in stride(from: first, through: last, by: step) { set.bits |= 1 << UInt64(fold(value)) }
    }

    private func fold(_ value: Int) -> Int { field == .weekday ? value % 7 : value }

    private mutating func value() throws(CalendarError) -> Int {
        let place = cursor.offset
        let end: (UInt8) -> Bool = { !TextCursor.isDigit($0) && !TextCursor.isLetter($0) }
        let word = cursor.word(until: end)
        if let next = cursor.next, TextCursor.isDigit(next) {
            guard let number = cursor.takeNumber(), field.range.contains(number) else {
                throw cursor.error(.outOfRange, "`\(word)` is no \(field.name)", hint: field.hint, at: place)
            }
            return number
        }
        let letters = String(decoding: cursor.takeWhile(TextCursor.isLetter), as: UTF8.self).lowercased()
        guard !letters.isEmpty else {
            let rest = cursor.word(until: Self.isComma)
            throw cursor.error(
                rest.isEmpty ? .missing : .badValue,
                rest.isEmpty ? "a value for the \(field.name) is missing" : "`\(rest)` is no \(field.name)",
                hint: field.hint)
        }
        let index = field.names.firstIndex { name in
            let name = name.lowercased()
            return letters == name || letters == name.prefix(3)
        }
        guard let index else {
            throw cursor.error(.badValue, "`\(word)` is no \(field.name)", hint: field.hint, at: place)
        }
        return index + field.firstNamed
    }
}

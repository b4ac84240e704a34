import UpkeepCore

/// Why bytes are no time zone, or text is no time, cron expression or window.
package struct CalendarError: UpkeepError, Hashable {
    package enum Reason: String, Sendable, Hashable, CaseIterable {
        /// The bytes do not begin as a time zone file does.
        case notAZone = "not-a-zone"
        /// A time zone file of the first version, whose times end in 2038.
        case oldVersion = "old-version"
        /// The bytes end before what they announce.
        case truncated
        case tooLarge = "too-large"
        /// A count in a time zone file does not go with another, or with the file's size.
        case badCount = "bad-count"
        /// Something stands where it may not, or is none of what may stand there.
        case badValue = "bad-value"
        /// A time zone file that counts leap seconds, as no clock here does.
        case leapSeconds = "leap-seconds"
        /// A time zone's name that could lead out of the folder of zones.
        case badName = "bad-name"
        case missing
        /// More follows than there should be.
        case extra
        case outOfRange = "out-of-range"
        /// From and until, or first and last, in the wrong order.
        case badOrder = "bad-order"
        case badStep = "bad-step"
    }

    package let reason: Reason
    /// Bytes from the start of what was read; 0 for what is wrong with several values together.
    package let offset: Int
    /// Characters from the start of the text, the first being 1; nil for what is no text.
    package let column: Int?
    /// What is wrong, without the place.
    package let fault: String
    package let hint: String?
    private let place: String

    package var code: String { reason.rawValue }
    package var message: String { fault + place }

    /// About a file's bytes.
    init(_ reason: Reason, atByte offset: Int, _ fault: String, hint: String? = nil) {
        self.reason = reason
        self.offset = offset
        column = nil
        place = " (byte \(offset))"
        self.fault = fault
        self.hint = hint
    }

    /// About a text.
    init(_ reason: Reason, at offset: Int, of text: [UInt8], _ fault: String, hint: String? = nil) {
        self.reason = reason
        self.offset = offset
        // A continuation byte belongs to the character before it.
        let column = text.prefix(offset).count { $0 & 0xC0 != 0x80 } + 1
        self.column = column
        place = " (column \(column))"
        self.fault = fault
        self.hint = hint
    }

    /// About values that do not go together.
    init(_ reason: Reason, _ fault: String, hint: String? = nil) {
        self.reason = reason
        offset = 0
        column = nil
        place = ""
        self.fault = fault
        self.hint = hint
    }
}

import UpkeepCore
import UpkeepReport

extension JSONValue {
    /// To the millisecond.
    static func time(_ time: Timestamp) -> JSONValue { .text(time.rfc3339(milliseconds: true)) }
    static func time(_ time: Timestamp?) -> JSONValue { time.map { .time($0) } ?? .null }
    static func milliseconds(_ length: Duration?) -> JSONValue {
        length.map { .number(DecimalText.milliseconds($0)) } ?? .null
    }
}

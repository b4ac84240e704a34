package import UpkeepCore
import UpkeepReport

/// A parameter's value, read and within its bounds.
package enum APIValue: Sendable, Hashable {
    case text(String)
    case integer(Int)
    case flag(Bool)
    case time(Timestamp)
    case length(Duration)
    case facts(Evidence)

    /// As the documents show it.
    var json: JSONValue {
        switch self {
        case .text(let text): .text(text)
        case .integer(let integer): .integer(integer)
        case .flag(let flag): .flag(flag)
        case .time(let time): .text(time.rfc3339())
        case .length(let length): .text(DurationText.exact(length))
        case .facts(let facts): facts.json
        }
    }
}

import FoundationEssentials
import UpkeepCore

extension Timestamp {
    /// The wall clock's now.
    static var now: Timestamp { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) }

    var date: Date { Date(timeIntervalSince1970: Double(seconds)) }

    func moved(days: Int) -> Timestamp { self + .seconds(days * 86_400) }
}

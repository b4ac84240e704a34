import UpkeepReport
import UpkeepStore

extension LedgerEvent {
    /// In the documented order.
    var json: [JSONValue.Member] {
        [.init("id", id.map { .integer(Int(clamping: $0)) } ?? .null)] + event.json
            + [.init("author", .optional(author)), .init("incident", .optional(incident))]
    }
}

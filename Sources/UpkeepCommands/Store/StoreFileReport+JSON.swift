import UpkeepReport
import UpkeepStore

extension StoreFileReport {
    /// In the documented order.
    var json: [JSONValue.Member] {
        let counts = rows.sorted { $0.key < $1.key }.map { JSONValue.Member($0.key, .integer($0.value)) }
        return [
            .init("path", .text(path)),
            .init("sound", .flag(isSound)),
            .init("bytes", .integer(Int(clamping: bytes))),
            .init("rows", .object(counts)),
            .init("tooNew", .flag(isTooNew)),
            .init("problems", .array(problems.map { .text($0) })),
        ]
    }
}

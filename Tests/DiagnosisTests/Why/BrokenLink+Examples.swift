import Checks
import UpkeepCore

extension BrokenLink {
    static func expired(_ end: Timestamp) -> BrokenLink {
        BrokenLink(
            "the signature over the SOA of `shop.test` expired \(end.rfc3339())",
            validity: end + .seconds(-86_400 * 14)...end)
    }

    static let wrongDS = BrokenLink("the DS at `test` belongs to no key of `shop.test`")
}

import Checks
import UpkeepCore

extension AddressPlan {
    /// A name with more addresses than this is probed on the first ones only; real ones have a handful.
    private static let most = 64

    /// The addresses to probe, out of those that were found.
    func chosen(from found: [IPAddress]) -> [IPAddress] {
        switch scope {
        case .all: Array(found.prefix(Self.most))
        case .one: Array((found.filter { $0.family == .v6 } + found.filter { $0.family == .v4 }).prefix(1))
        }
    }
}

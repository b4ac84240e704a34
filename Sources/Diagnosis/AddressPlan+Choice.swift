import Checks
import UpkeepCore
import UpkeepNet

extension AddressPlan {
    /// A name with more addresses than this is probed on the first ones only; real ones have a handful.
    private static let most = 64

    /// The addresses to probe, out of those that were found.
    func chosen(from name: NameObservation) -> [IPAddress] {
        let found = name.addresses.filter { !name.withoutRoute.contains($0) }
        return switch scope {
        case .all: Array(found.prefix(Self.most))
        case .one: Array((found.filter { $0.family == .v6 } + found.filter { $0.family == .v4 }).prefix(1))
        }
    }

    /// The IPv6 addresses that this machine has no route to, unless the config asks for one family alone or nothing
    /// else was found: then the failure is what there is to tell.
    func withoutRoute(among found: [IPAddress]) -> [IPAddress] {
        guard families.count > 1, found.contains(where: { $0.family == .v4 }) else { return [] }
        return found.filter { $0.family == .v6 && !Route.exists(to: $0) }
    }
}

import Checks
import HTTPWire
import UpkeepCore

extension Site {
    /// Where a visit goes, each endpoint once; empty when there is nowhere to go, or only to the system's resolvers.
    func endpoints(at name: NameObservation) -> [Endpoint] {
        let (addresses, port) =
            switch plan {
            case .http(let plan): (plan.addresses, plan.url.port)
            case .port(let plan): (plan.addresses, plan.port)
            case .record(let plan): (AddressPlan(), plan.port)
            }
        var seen: Set<IPAddress> = []
        return addresses.chosen(from: name).filter { seen.insert($0).inserted }.map { Endpoint($0, port) }
    }
}

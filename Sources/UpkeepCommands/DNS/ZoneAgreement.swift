import Checks
import DNSWire
import HTTPWire
import UpkeepConfig

/// What the config says about a zone: the names in it that are watched, and the name servers that were agreed for it.
struct ZoneAgreement {
    let hosts: [DNSName]
    /// Those of the site whose name is nearest to the zone's; nil when no site in it has any.
    let nameservers: Set<DNSName>?

    init(_ zone: DNSName, _ sites: [Site]) {
        let within = sites.compactMap { site -> (host: DNSName, nameservers: Set<String>?)? in
            guard let place = site.place, let host = try? DNSName(place.host), host.isWithin(zone) else { return nil }
            return (host, place.addresses.agreedNameservers)
        }.sorted { $0.host.labels.count < $1.host.labels.count }
        hosts = within.map(\.host)
        nameservers = within.lazy.compactMap(\.nameservers).first.map { names in
            Set(names.compactMap { try? DNSName($0) })
        }
    }
}

extension Site {
    fileprivate var place: (host: String, addresses: AddressPlan)? {
        switch plan {
        case .http(let plan): (plan.url.hostText, plan.addresses)
        case .port(let plan): (plan.host, plan.addresses)
        case .record: nil
        }
    }
}

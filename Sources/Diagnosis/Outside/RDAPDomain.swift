import Checks
import UpkeepCore

/// What is used of a domain object (RFC 9083 section 5.3).
struct RDAPDomain: Decodable {
    struct Event: Decodable {
        let eventAction: String?
        let eventDate: String?
    }

    struct Server: Decodable {
        let ldhName: String?
    }

    let objectClassName: String
    let status: [String]?
    let events: [Event]?
    let nameservers: [Server]?

    func observation(of domain: String) -> RegistrationObservation {
        let expiry = events?.first { $0.eventAction == "expiration" }?.eventDate
        return RegistrationObservation(
            domain: domain, expires: expiry.flatMap { Timestamp(rfc3339: $0) },
            statuses: Set((status ?? []).map { $0.lowercased() }),
            nameservers: (nameservers ?? []).compactMap(\.ldhName).map { name in
                (name.hasSuffix(".") ? String(name.dropLast()) : name).lowercased()
            }.sorted())
    }
}

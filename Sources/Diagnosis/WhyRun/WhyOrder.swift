import Checks
import DNSWire
import UpkeepCore

/// Something that a running `why` wants done.
enum WhyOrder: Sendable {
    /// - Parameter resolver: its place in the plan; nil for authoritative servers.
    case ask(ServerQuery, resolver: Int?)
    case walk
    /// Ask what following the signatures along the path takes.
    case link(DelegationPath)
    case visit(IPAddress)
    case visitControl(IPAddress)
    /// Ask the registry about a domain.
    case register(DNSName)
}

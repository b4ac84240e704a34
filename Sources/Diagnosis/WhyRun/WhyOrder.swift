import Checks
import DNSWire
import UpkeepCore

/// Something that a running `why` wants done.
enum WhyOrder: Sendable {
    /// - Parameter resolver: its place in the plan; nil for authoritative servers.
    case ask(ServerQuery, resolver: Int?)
    case walk
    /// Follow the signatures down `path`.
    case follow(DelegationPath, DNSTranscript)
    case visit(IPAddress)
    case visitControl(IPAddress)
    /// Ask the registry about a domain.
    case register(DNSName)
}

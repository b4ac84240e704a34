import Checks
import DNSWire
import UpkeepCore

/// Something that a running `why` wants done.
enum WhyOrder: Sendable {
    /// - Parameter resolver: its place in the plan; nil for authoritative servers.
    case ask(ServerQuery, resolver: Int?)
    case walk
    /// Wait for what the walk finds on its way.
    case listen
    /// Walk to a name that the site's name is an alias of, with at most this many questions.
    case follow(DNSName, questions: Int)
    /// Ask about such a name.
    case askTarget(ServerQuery)
    /// Ask what following the signatures along the path takes.
    case link(DelegationPath)
    case visit(IPAddress)
    case visitControl(IPAddress)
    /// Ask the registry about a domain.
    case register(DNSName)
}

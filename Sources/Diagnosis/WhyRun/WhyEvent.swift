import Checks
import DNSWire
import UpkeepCore

/// Something that a running `why` learns.
enum WhyEvent: Sendable {
    /// - Parameter resolver: its place in the plan; nil for authoritative servers.
    case replied(ServerReply, resolver: Int?)
    /// The walk has found the zone, and these of its servers.
    case found(DNSName, [Endpoint])
    case followed(DNSName, DelegationPath, DNSTranscript)
    /// - Parameter reply: to a question about a name that the site's name is an alias of.
    case toldOfTarget(ServerReply)
    case walked(DelegationPath, DNSTranscript)
    case linked([ServerReply])
    case visited(HTTPObservation)
    case visitedControl(HTTPObservation)
    case registered(RegistrationObservation)
    /// What was waited for does not come.
    case nothing
    case timeUp
}

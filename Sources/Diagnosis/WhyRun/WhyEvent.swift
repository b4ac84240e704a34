import Checks
import UpkeepCore

/// Something that a running `why` learns.
enum WhyEvent: Sendable {
    /// - Parameter resolver: its place in the plan; nil for authoritative servers.
    case replied(ServerReply, resolver: Int?)
    case walked(DelegationPath, DNSTranscript)
    case linked([ServerReply])
    case visited(HTTPObservation)
    case visitedControl(HTTPObservation)
    case registered(RegistrationObservation)
    case timeUp
}

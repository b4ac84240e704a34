import Checks
import DNSWire

extension NameFailure {
    /// What a response code means for a look-up; nil for the two that are answers.
    init?(rcode: DNSResponseCode) {
        switch rcode {
        case .noError, .noSuchName: return nil
        case .serverFailure: self = .serverFailure
        default: self = .refused
        }
    }

    /// What an exchange without an answer means for a look-up; nil when there was one.
    init?(_ outcome: DNSExchangeObservation.Outcome) {
        switch outcome {
        case .answered: return nil
        case .refused, .unreachable: self = .unreachable
        // Nobody waited to the end, so it is the time that was too short.
        case .timedOut, .cancelled: self = .timedOut
        case .mismatched: self = .mismatched
        case .malformed, .closed: self = .malformed
        }
    }

    /// What it means for a look-up that TCP ended so after an answer that was cut off; nil when it gave the answer.
    init?(afterTruncation outcome: DNSExchangeObservation.Outcome) {
        switch outcome {
        case .refused, .unreachable, .timedOut: self = .truncatedWithoutTCP
        default: self.init(outcome)
        }
    }

    /// The one that tells most of several: what a server said about the name before what happened to servers, and what
    /// they said before their silence.
    static func mostTelling(_ failures: some Sequence<NameFailure>) -> NameFailure? {
        let order: [NameFailure] = [
            .aliasLoop, .noSuchName, .serverFailure, .truncatedWithoutTCP, .malformed, .mismatched, .refused,
            .unreachable, .timedOut, .noAddress, .badName, .noResolver,
        ]
        let seen = Set(failures)
        return order.first(where: seen.contains)
    }
}

import Checks
import DNSWire

/// What came of one message sent over one socket.
struct WireReply: Sendable {
    enum Ending: Sendable {
        case answer(DNSMessage)
        case failed(DNSExchangeObservation.Outcome)
    }

    var ending: Ending
    var strays = 0

    /// The answer, when it came.
    var message: DNSMessage? {
        if case .answer(let message) = ending { message } else { nil }
    }

    /// The ending in the words of an observation.
    var outcome: DNSExchangeObservation.Outcome {
        switch ending {
        case .answer(let message):
            .answered(
                rcode: message.header.rcode.rawValue, authoritative: message.header.authoritative,
                authenticated: message.header.authenticated)
        case .failed(let outcome): outcome
        }
    }
}

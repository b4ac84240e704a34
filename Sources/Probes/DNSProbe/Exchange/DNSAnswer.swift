package import Checks
package import DNSWire

/// What one server said to one question, and every message it took.
package struct DNSAnswer: Sendable {
    /// The answer, whatever its response code; nil when none came that can be used.
    package var message: DNSMessage?
    /// Why there is no answer, or what its response code means for a name; nil for NOERROR and NXDOMAIN.
    package var failure: NameFailure?
    /// In the order sent.
    package var exchanges: [DNSExchangeObservation] { sent.map(\.observation) }
    var sent: [SentQuestion] = []

    init(message: DNSMessage?, failure: NameFailure?, sent: [SentQuestion]) {
        self.message = message
        self.failure = failure
        self.sent = sent
    }
}

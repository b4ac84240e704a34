package import HTTPWire
package import UpkeepCore

/// One request on one fresh connection.
package struct HTTPHopObservation: Sendable, Hashable {
    package var url: WebURL
    package var endpoint: Endpoint
    package var phases: PhaseTimings
    /// nil for plain http and when the connection did not get that far.
    package var tls: TLSObservation?
    package var answer: HTTPAnswerObservation?
    /// nil when the connection did not get that far.
    package var request: HTTPRequestObservation?
    /// The families whose look-up failed when this hop's host was found all the same; empty where nothing was looked up
    /// for it, as for the site's own host.
    package var familyFailures: [IPAddress.Family: NameFailure] = [:]

    package init(
        url: WebURL, endpoint: Endpoint, phases: PhaseTimings = PhaseTimings(), tls: TLSObservation? = nil,
        answer: HTTPAnswerObservation? = nil
    ) {
        self.url = url
        self.endpoint = endpoint
        self.phases = phases
        self.tls = tls
        self.answer = answer
    }
}

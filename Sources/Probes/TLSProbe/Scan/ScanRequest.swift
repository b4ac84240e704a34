package import Checks
package import UpkeepCore

/// One address to look at, and how.
package struct ScanRequest: Sendable, Hashable {
    package var endpoint: Endpoint
    /// Sent as SNI, in ASCII; nil for address literals (RFC 6066 section 3).
    package var serverName: String?
    /// The name or address the certificate must be for.
    package var expectedName: String
    /// nil: TLS from the first byte.
    package var starttls: StartTLSKind?
    package var depth: EndpointObservation.Depth
    /// How long a connection may take to stand.
    package var connectTime: Duration = .seconds(3)
    /// How long one connection may take from there until it has said what was asked of it.
    package var answerTime: Duration = .seconds(5)
    /// Connections at the same time at most; 1 or more.
    package var concurrency = 8
    /// Connections begun in a second at most; nil for no limit.
    package var rate: Double?

    package init(
        _ endpoint: Endpoint, serverName: String? = nil, expectedName: String, starttls: StartTLSKind? = nil,
        depth: EndpointObservation.Depth = .full
    ) {
        self.endpoint = endpoint
        self.serverName = serverName
        self.expectedName = expectedName
        self.starttls = starttls
        self.depth = depth
    }
}

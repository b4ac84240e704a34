package import Checks

/// What a scan of one address showed, with the bytes of the chain for those who ask authorities about it.
package struct ScannedEndpoint: Sendable {
    package var observation: EndpointObservation
    /// DER, as presented, leaf first.
    package var chain: [[UInt8]]
    /// DER of whoever signed the leaf, where that is known: a root that is trusted here need not be presented.
    package var issuer: [UInt8]?

    package init(_ observation: EndpointObservation, chain: [[UInt8]] = [], issuer: [UInt8]? = nil) {
        self.observation = observation
        self.chain = chain
        self.issuer = issuer
    }
}

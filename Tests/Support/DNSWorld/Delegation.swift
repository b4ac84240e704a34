/// What the registry says about `example.test`.
struct Delegation: Hashable, Sendable {
    enum Signer: Hashable {
        case right
        /// DS data that matches no key.
        case foreign(String)
        case none
    }

    /// Empty when the registration is gone.
    var servers = Zone.exampleServers
    /// Address records for servers below `example.test` itself.
    var glue: [ZoneRecord] = []
    /// Where `ns1.cdn.test` is, the only server of `cdn.test`.
    var cdn = WorldHost.other
    var betaGlue = WorldHost.beta
    var signer = Signer.right
}

/// A machine of the world, by its addresses on the namespace's loopback interface.
package struct WorldHost: Hashable, Sendable {
    package let v4: String
    package let v6: String

    package init(v4: String, v6: String) {
        self.v4 = v4
        self.v6 = v6
    }

    package var addresses: [String] { [v4, v6] }

    package static let root = WorldHost(v4: "10.99.0.1", v6: "fd99::1")
    /// The registry's server, for `test.`.
    package static let registry = WorldHost(v4: "10.99.0.2", v6: "fd99::2")
    /// Provider A, which serves `example.test` as its primary: `ns1.alpha-dns.test`.
    package static let alpha = WorldHost(v4: "10.99.1.1", v6: "fd99:1::1")
    /// Provider B, which takes `example.test` over from A: `ns1.beta-dns.test`.
    package static let beta = WorldHost(v4: "10.99.2.1", v6: "fd99:2::1")
    /// Somebody else's server, for `control.test` and for parked names: `ns1.control.test`, `ns1.parking-dns.test`.
    package static let other = WorldHost(v4: "10.99.5.1", v6: "fd99:5::1")

    /// The resolver that `/etc/resolv.conf` names inside.
    package static let resolver = WorldHost(v4: "10.99.9.53", v6: "fd99:9::53")
    package static let secondResolver = WorldHost(v4: "10.99.9.54", v6: "fd99:9::54")

    /// The two machines that `example.test` is served from.
    package static let webs = [
        WorldHost(v4: "10.99.3.1", v6: "fd99:3::1"), WorldHost(v4: "10.99.4.1", v6: "fd99:4::1"),
    ]
    /// Where `example.test` moves to; the shop answers there all along.
    package static let newWeb = WorldHost(v4: "10.99.8.1", v6: "fd99:8::1")
    /// A parking company's web server.
    package static let parking = WorldHost(v4: "10.99.6.1", v6: "fd99:6::1")
    /// The web server of `control.test`, which also answers for the registry's RDAP.
    package static let control = WorldHost(v4: "10.99.5.80", v6: "fd99:5::80")

    /// What a wrong glue record points to. Nobody is there, and packets to it vanish.
    package static let nowhere = WorldHost(v4: "10.99.2.99", v6: "fd99:2::99")

    static let inhabited =
        [root, registry, alpha, beta, other, resolver, secondResolver] + webs + [newWeb, parking, control]
}

import Peers

/// What the world's web servers and resolvers can show, all from one authority.
struct WorldCertificates: Sendable {
    let shop: TestCertificate
    let expired: TestCertificate
    let wrongName: TestCertificate
    let parking: TestCertificate
    let control: TestCertificate
    let resolver: TestCertificate

    init(_ authority: TestCA) async throws {
        let names = ["example.test", "*.example.test"]
        async let shop = authority.issue(names)
        async let expired = authority.issue(names, until: -86_400)
        async let wrongName = authority.issue(["example.org"])
        async let parking = authority.issue(["parking-dns.test"])
        async let control = authority.issue(["control.test", "*.control.test"])
        async let resolver = authority.issue(
            ["resolver.test"] + WorldHost.resolver.addresses + WorldHost.secondResolver.addresses)
        self.shop = try await shop
        self.expired = try await expired
        self.wrongName = try await wrongName
        self.parking = try await parking
        self.control = try await control
        self.resolver = try await resolver
    }
}

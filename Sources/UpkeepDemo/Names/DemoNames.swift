/// The names of the shop's world; `.test` belongs to nobody (RFC 6761 section 6.2).
enum DemoNames {
    static let registry = "test"
    static let zone = "demo.test"
    static let shop = "shop.demo.test"
    static let mail = "mail.demo.test"
    static let blog = "blog.demo.test"
    /// One of each of the zone's two providers.
    static let nameservers = [DemoServer.alpha, .beta].map(\.name)
    /// Names that lead to the shop by CNAME.
    static let aliases = ["www.demo.test", "www.shop.demo.test"]
    /// Names that the shop's certificate holds.
    static let certified = [shop] + aliases
}

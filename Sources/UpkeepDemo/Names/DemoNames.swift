/// The names of the shop's world; `.test` belongs to nobody (RFC 6761 section 6.2).
enum DemoNames {
    static let zone = "demo.test"
    static let shop = "shop.demo.test"
    static let mail = "mail.demo.test"
    static let blog = "blog.demo.test"
    static let nameservers = ["ns1.demo.test", "ns2.demo.test"]
    /// Names that lead to the shop by CNAME.
    static let aliases = ["www.demo.test", "www.shop.demo.test"]
    /// Names that the shop's certificate holds.
    static let certified = [shop] + aliases
}

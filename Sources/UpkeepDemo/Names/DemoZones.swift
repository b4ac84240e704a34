import UpkeepCore

/// Every zone of the shop's world, in each state that a fault can put it in. None is signed.
struct DemoZones: Sendable {
    let root: ServedZone
    let registry: ServedZone
    /// After the shop's domain has run out.
    let registryWithoutShop: ServedZone
    let alpha: ServedZone
    let beta: ServedZone
    let shop: ServedZone
    /// As it was before the shop moved.
    let shopBefore: ServedZone
    /// Without the shop's names.
    let shopGone: ServedZone
    /// With the shop's name, and no address for it.
    let shopEmpty: ServedZone

    /// Where the shop was before it moved; nothing is there any more.
    static let formerAddress = IPAddress(v4: 0x7F00_0009)

    /// - Parameter addresses: of the shop.
    init(addresses: [IPAddress]) throws {
        root = try ServedZone(".", Self.rootText)
        registry = try ServedZone(DemoNames.registry, Self.registryText + Self.delegation)
        registryWithoutShop = try ServedZone(DemoNames.registry, Self.registryText)
        alpha = try Self.provider(.alpha, "alpha.test")
        beta = try Self.provider(.beta, "beta.test")
        func shop(serial: Int, _ records: String) throws -> ServedZone {
            try ServedZone(DemoNames.zone, Self.head(serial: serial) + records)
        }
        let aliases = DemoNames.aliases.map { "\($0). 3600 CNAME \(DemoNames.shop).\n" }.joined()
        func place(_ addresses: [IPAddress]) -> String {
            addresses.map { "shop 3600 \($0.family == .v4 ? "A" : "AAAA") \($0)\n" }.joined()
        }
        self.shop = try shop(serial: 2_026_111_501, place(addresses) + aliases)
        shopBefore = try shop(serial: 2_026_090_101, place([Self.formerAddress]) + aliases)
        shopGone = try shop(serial: 2_026_111_502, "")
        shopEmpty = try shop(serial: 2_026_111_502, "shop 3600 TXT \"managed by the release job\"\n" + aliases)
    }

    /// What resolvers begin with, as a zone file.
    static var rootHints: String {
        """
        .             86400  NS  \(DemoServer.root.name).
        \(DemoServer.root.name).  86400  A   \(DemoServer.root.address)

        """
    }

    private static var rootText: String {
        """
        . 86400 SOA \(DemoServer.root.name). hostmaster.nic.test. 2026110100 1800 900 604800 86400
        \(rootHints)test. 86400 NS \(DemoServer.registry.name).
        test. 86400 NS \(DemoServer.secondRegistry.name).
        \(place(.registry))\(place(.secondRegistry))
        """
    }

    private static var registryText: String {
        """
        @ 3600 SOA \(DemoServer.registry.name). hostmaster.nic.test. 2026112200 1800 900 604800 900
        @ 86400 NS \(DemoServer.registry.name).
        @ 86400 NS \(DemoServer.secondRegistry.name).
        alpha 86400 NS \(DemoServer.alpha.name).
        beta 86400 NS \(DemoServer.beta.name).
        \(DemoServer.allCases.map(place).joined())
        """
    }

    private static var delegation: String {
        DemoNames.nameservers.map { "\(DemoNames.zone). 86400 NS \($0).\n" }.joined()
    }

    private static func provider(_ server: DemoServer, _ zone: String) throws -> ServedZone {
        try ServedZone(
            zone,
            """
            @ 3600 SOA \(server.name). hostmaster 2026010100 14400 3600 604800 900
            @ 3600 NS \(server.name).
            \(place(server))
            """)
    }

    /// What every state of the shop's zone has.
    private static func head(serial: Int) -> String {
        """
        @ 3600 SOA \(DemoServer.alpha.name). hostmaster \(serial) 14400 3600 604800 300
        \(DemoNames.nameservers.map { "@ 3600 NS \($0).\n" }.joined())@ 3600 MX 10 \(DemoNames.mail).
        @ 3600 TXT "v=spf1 mx -all"
        \(DemoNames.mail). 3600 A \(DemoPorts.front)
        \(DemoNames.blog). 3600 A \(DemoPorts.front)

        """
    }

    private static func place(_ server: DemoServer) -> String { "\(server.name). 86400 A \(server.address)\n" }
}

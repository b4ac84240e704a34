import DNSProbe
import Testing
import UpkeepCore

@Suite("Resolver settings")
struct ResolverSettingsTests {
    @Test("servers are read in order, IPv6 with its zone dropped, three at most")
    func servers() {
        let settings = ResolverSettings(
            resolvConf: """
                # made by hand
                ; also a comment
                nameserver 127.0.0.53
                nameserver\tfe80::1%eth0   # the router
                nameserver not-an-address
                nameserver
                nameserver 2001:db8::53
                nameserver 192.0.2.99
                """)
        #expect(settings.servers.map(\.description) == ["127.0.0.53:53", "[fe80::1]:53", "[2001:db8::53]:53"])
    }

    @Test("the last of search and domain counts")
    func search() {
        #expect(
            ResolverSettings(resolvConf: "domain a.example\nsearch b.example c.example").search == [
                "b.example", "c.example",
            ])
        #expect(ResolverSettings(resolvConf: "search b.example c.example\ndomain a.example").search == ["a.example"])
        #expect(ResolverSettings(resolvConf: "search b.example # c.example").search == ["b.example"])
        #expect(ResolverSettings(resolvConf: "search b.example\nsearch").search == [])
    }

    @Test("options are read and capped as the C library caps them, junk is passed over")
    func options() {
        let some = ResolverSettings(resolvConf: "options ndots:3 timeout:2 attempts:4 edns0 rotate use-vc\r\n")
        #expect(some.ndots == 3 && some.timeout == .seconds(2) && some.attempts == 4 && some.usesTCP)
        let extreme = ResolverSettings(resolvConf: "options ndots:99 timeout:99 attempts:99")
        #expect(extreme.ndots == 15 && extreme.timeout == .seconds(30) && extreme.attempts == 5)
        let none = ResolverSettings(resolvConf: "options ndots:0 timeout:0 attempts:-3")
        #expect(none.ndots == 0 && none.timeout == .seconds(1) && none.attempts == 1)
        let junk = ResolverSettings(
            resolvConf: "options ndots: timeout:x attempts :: \nsortlist 1.2.3.4\n\u{0}\u{FFFD}\n")
        #expect(junk == ResolverSettings())
    }

    @Test("nothing at all means no server")
    func empty() { #expect(ResolverSettings(resolvConf: "").servers.isEmpty) }

    @Test("the hosts table knows both families, aliases and any case, and keeps the file's order")
    func hosts() {
        let table = HostsTable(
            """
            127.0.0.1\tlocalhost
            ::1 localhost ip6-localhost # loopback
            fe80::1%lo0 router
            192.0.2.1 Shop.Example www.shop.example
            192.0.2.2 shop.example
            192.0.2.1 shop.example
            #192.0.2.3 shop.example
            junk shop.example
            192.0.2.4
            """)
        #expect(table.addresses(of: "LOCALHOST").map(\.description) == ["127.0.0.1", "::1"])
        #expect(table.addresses(of: "shop.example.").map(\.description) == ["192.0.2.1", "192.0.2.2"])
        #expect(table.addresses(of: "www.SHOP.example").map(\.description) == ["192.0.2.1"])
        #expect(table.addresses(of: "router").map(\.description) == ["fe80::1"])
        #expect(table.addresses(of: "nobody").isEmpty)
    }
}

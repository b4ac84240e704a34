import DNSProbe
import DNSWire
import Testing
import UpkeepCore

@Suite("Root hints")
struct RootHintsTests {
    @Test("thirteen servers with two addresses each are built in")
    func builtIn() {
        let servers = RootHints.builtIn.servers
        #expect(servers.count == 26 && Set(servers.map(\.name)).count == 13 && Set(servers.map(\.address)).count == 26)
        #expect(servers.count { $0.address.family == .v6 } == 13)
        #expect(servers.allSatisfy { $0.port == nil })
    }

    @Test("a file in the form of named.root is read, with ports for private worlds")
    func file() throws {
        let text = """
            ;       last update:     January 1, 2026
            $TTL 3600
            .                        3600000      NS    A.ROOT-SERVERS.NET.
            A.ROOT-SERVERS.NET.      3600000  IN  A     198.41.0.4
            A.ROOT-SERVERS.NET.      3600000      AAAA  2001:503:ba3e::2:30 ; comment

            .                        IN 3600000   NS    b.root
            b.root                                A     127.0.0.1:5353
                                                  AAAA  [::1]:5354
            unused.root                           A     192.0.2.1
            """
        let servers = try RootHints(zoneFile: Array(text.utf8)).servers
        #expect(
            servers.map { "\($0.name) \($0.address) \($0.port ?? 0)" } == [
                "A.ROOT-SERVERS.NET. 198.41.0.4 0", "A.ROOT-SERVERS.NET. 2001:503:ba3e::2:30 0",
                "b.root. 127.0.0.1 5353", "b.root. ::1 5354",
            ])
    }

    @Test(
        "a file that is none says where",
        arguments: [
            ("", "no name server of the root has an address"),
            (". NS a.root", "no name server of the root has an address"),
            (". NS a.root\na.root A 2001:db8::1", "line 2: `2001:db8::1` is no address of type A"),
            (". NS a.root\na.root A nonsense", "line 2: `nonsense` is no address of type A"),
            ("test. NS a.root", "line 1: `test. NS` does not belong in root hints"),
            ("hello", "line 1: no record of the form `NAME TTL TYPE DATA`"),
            (". NS a..root", "line 1: `a..root` is no name: empty label at byte 2"),
        ])
    func broken(text: String, message: String) {
        let error = #expect(throws: RootHintsError.self) { try RootHints(zoneFile: Array(text.utf8)) }
        #expect(error?.message == message)
    }
}

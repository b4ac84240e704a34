import Diagnosis
import Testing
import UpkeepCore
import UpkeepNet

@Suite("what is between this machine and an address")
struct OwnNetworkTests {
    private static let interfaces = [
        interface("lo", "127.0.0.1", 8), interface("lo", "::1", 128), interface("eth0", "192.0.2.7", 26),
        interface("eth0", "2001:db8:1::7", 64), interface("eth0", "fe80::7", 64), interface("eth1", "10.1.2.3", 20),
        interface("wg0", "10.8.0.2", 24, isPointToPoint: true), interface("eth2", "198.51.100.9", 32),
    ]

    private static func interface(
        _ name: String, _ address: String, _ length: Int, isRunning: Bool = true, isPointToPoint: Bool = false
    ) -> NetworkInterface {
        NetworkInterface(
            name, WhyScene.address(address), prefixLength: length, isRunning: isRunning, isPointToPoint: isPointToPoint)
    }

    @Test(
        arguments: [
            ("127.0.0.1", .thisMachine), ("127.9.9.9", .thisMachine), ("::1", .thisMachine), ("0.0.0.0", .thisMachine),
            ("192.0.2.7", .thisMachine), ("2001:db8:1::7", .thisMachine), ("198.51.100.9", .thisMachine),
            ("192.0.2.63", .neighbour(interface: "eth0")), ("192.0.2.64", .beyond),
            ("2001:db8:1::8000:0:0:1", .neighbour(interface: "eth0")), ("fe80::1", .neighbour(interface: "eth0")),
            ("10.1.0.1", .neighbour(interface: "eth1")), ("10.1.15.255", .neighbour(interface: "eth1")),
            ("10.1.16.0", .beyond),
            // The other end of a tunnel is as far away as what the tunnel goes through.
            ("10.8.0.1", .beyond), ("198.51.100.10", .beyond), ("203.0.113.1", .beyond), ("2001:db8:2::1", .nowhere),
        ] as [(String, Way)])
    func way(text: String, way: Way) {
        let network = OwnNetwork(Self.interfaces) { $0.family == .v4 }
        #expect(network.way(to: WhyScene.address(text)) == way)
    }

    @Test("only an interface with somebody at its other end is a link")
    func link() {
        let loopback = Self.interface("lo", "127.0.0.1", 8)
        let dead = Self.interface("eth0", "192.0.2.7", 24, isRunning: false)
        #expect(!OwnNetwork([loopback, dead]) { _ in true }.hasLink)
        #expect(OwnNetwork([loopback, dead, Self.interface("eth1", "10.1.2.3", 20)]) { _ in true }.hasLink)
    }

    @Test("the kernel tells of this machine's own interfaces")
    func kernel() throws {
        let loopback = try #require(NetworkInterface.all().first { $0.address == WhyScene.address("127.0.0.1") })
        #expect(loopback.prefixLength == 8)
        #expect(OwnNetwork.current.way(to: loopback.address) == .thisMachine)
    }
}

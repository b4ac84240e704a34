import Testing
import UpkeepCore

struct IPAddressTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1"), ("0.0.0.0", "0.0.0.0"), ("255.255.255.255", "255.255.255.255"), ("::", "::"),
        ("::1", "::1"), ("1::", "1::"), ("2001:DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1"), ("2001:0db8::0001", "2001:db8::1"),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.1"), ("::ffff:c000:201", "::ffff:192.0.2.1"),
        ("64:ff9b::192.0.2.33", "64:ff9b::c000:221"), ("1:2:3:4:5:6:7:8", "1:2:3:4:5:6:7:8"),
    ])
    func readsAndWrites(text: String, canonical: String) throws {
        let address = try #require(IPAddress(text))
        #expect(address.description == canonical)
        #expect(IPAddress(canonical) == address)
        #expect(IPAddress(bytes: address.bytes) == address)
    }

    @Test(arguments: [
        "", "1.2.3", "1.2.3.4.5", "01.2.3.4", "256.0.0.1", "1.2.3.+4", " 1.2.3.4", ":", ":::", "1:2:3:4:5:6:7",
        "1:2:3:4:5:6:7:8:9", "1::2::3", "1:2:3:4:5:6:7::8", "12345::", "::1%eth0", "[::1]", "::1.2.3", "g::", "::+1",
        "1.2.3.4::", "1:2:3:4:5:6:7:8::", "::-0",
    ])
    func refuses(text: String) { #expect(IPAddress(text) == nil) }

    @Test(arguments: [
        "10.0.0.1", "127.0.0.1", "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.168.1.1", "100.64.0.1",
        "0.0.0.0", "::", "::1", "fe80::1", "fc00::1", "fdff::1", "::ffff:10.0.0.1", "64:ff9b::10.0.0.1", "::127.0.0.1",
    ])
    func knowsPrivateRanges(text: String) throws { #expect(try #require(IPAddress(text)).isPrivate) }

    @Test(arguments: [
        "8.8.8.8", "172.32.0.1", "172.15.255.255", "192.167.1.1", "100.128.0.1", "11.0.0.1", "2001:db8::1",
        "::ffff:8.8.8.8", "64:ff9b::8.8.8.8", "fec0::1",
    ])
    func knowsPublicOnes(text: String) throws { #expect(try !#require(IPAddress(text)).isPrivate) }

    @Test func knowsLoopback() throws {
        for text in ["127.0.0.1", "127.255.0.9", "::1", "::ffff:127.0.0.1"] {
            #expect(try #require(IPAddress(text)).isLoopback, "\(text)")
        }
        #expect(try !#require(IPAddress("128.0.0.1")).isLoopback)
        #expect(try !#require(IPAddress("::2")).isLoopback)
    }

    @Test func sortsIPv4First() throws {
        let texts = ["2001:db8::1", "10.0.0.2", "::1", "9.255.255.255"]
        let sorted = try texts.map { try #require(IPAddress($0)) }.sorted().map(\.description)
        #expect(sorted == ["9.255.255.255", "10.0.0.2", "::1", "2001:db8::1"])
    }
}

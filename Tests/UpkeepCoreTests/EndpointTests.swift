import Testing
import UpkeepCore

struct EndpointTests {
    @Test(arguments: [
        ("192.0.2.1", "192.0.2.1:53"), ("192.0.2.1:5353", "192.0.2.1:5353"), ("2001:db8::1", "[2001:db8::1]:53"),
        ("[2001:db8::1]", "[2001:db8::1]:53"), ("[2001:db8::1]:5353", "[2001:db8::1]:5353"), ("::1", "[::1]:53"),
    ])
    func reads(text: String, written: String) throws {
        let endpoint = try #require(Endpoint(text, defaultPort: 53))
        #expect(endpoint.description == written)
        #expect(Endpoint(written, defaultPort: 1) == endpoint)
    }

    @Test(arguments: [
        "", "host", "192.0.2.1:", "192.0.2.1:0", "192.0.2.1:65536", "[::1]:", "[::1", "::1]", "[::1]x",
        "[192.0.2.1]x:5",
        "192.0.2.1:-1", ":53",
    ])
    func refuses(text: String) { #expect(Endpoint(text, defaultPort: 53) == nil) }
}

import Checks
import HTTPWire
import Testing
import UpkeepCore

@testable import Diagnosis

/// A registry that holds fixed pages and counts who asks.
private func source(_ pages: [String: (Int, String)], base: String? = nil) throws -> RegistrationSource {
    RegistrationSource(base: try base.map { try WebURL($0) }) { url in
        guard let (status, body) = pages[url.text] else {
            return .failure(.init("`\(url.hostText)` cannot be reached"))
        }
        return .success((status, Array(body.utf8)))
    }
}

private let bootstrap = """
    {"version":"1.0","services":[[["net","com"],["http://old.example/","https://rdap.example/com/v1/"]],
    [["org"],["https://rdap.org.example/"]]]}
    """

private let domain = """
    {"objectClassName":"domain","ldhName":"EXAMPLE.COM","status":["client transfer prohibited","Active"],
    "events":[{"eventAction":"registration","eventDate":"1995-08-14T04:00:00Z"},
    {"eventAction":"expiration","eventDate":"2027-08-13T04:00:00Z"},{"eventAction":"last changed"}],
    "nameservers":[{"objectClassName":"nameserver","ldhName":"B.IANA-SERVERS.NET."},{"ldhName":"a.iana-servers.net"}],
    "links":[{"anything":1}]}
    """

struct RegistrationSourceTests {
    @Test("the registry comes from the bootstrap file, over TLS, and its answer is read")
    func found() async throws {
        let source = try source([
            RegistrationSource.bootstrap: (200, bootstrap),
            "https://rdap.example/com/v1/domain/example.com": (200, domain),
        ])
        let seen = await source.registration(of: "example.com")
        #expect(
            seen
                == RegistrationObservation(
                    domain: "example.com", expires: Timestamp(rfc3339: "2027-08-13T04:00:00Z"),
                    statuses: ["client transfer prohibited", "active"],
                    nameservers: ["a.iana-servers.net", "b.iana-servers.net"]))
    }

    @Test("a zone below a registered domain is looked for upwards")
    func upwards() async throws {
        let source = try source(
            [
                "https://r.example/domain/a.b.example.com": (404, ""),
                "https://r.example/domain/b.example.com": (404, ""),
                "https://r.example/domain/example.com": (200, domain),
            ], base: "https://r.example/")
        #expect(await source.registration(of: "a.b.example.com").domain == "example.com")
    }

    @Test(
        "whatever keeps it from being known is said",
        arguments: [
            ("example.test", "no RDAP server is known for `.test`"),
            ("example.org", "`rdap.org.example` cannot be reached"),
            ("broken.com", "what `https://rdap.example/com/v1/domain/broken.com` answers is not RDAP"),
            ("busy.com", "`https://rdap.example/com/v1/domain/busy.com` answers status 429"),
            ("gone.com", "the registry at `https://rdap.example/com/v1/` knows no domain that `gone.com` is in"),
            ("com", "`com` is no name that is registered"),
        ])
    func unknown(name: String, why: String) async throws {
        let source = try source([
            RegistrationSource.bootstrap: (200, bootstrap),
            "https://rdap.example/com/v1/domain/broken.com": (200, "<html>"),
            "https://rdap.example/com/v1/domain/busy.com": (429, ""),
            "https://rdap.example/com/v1/domain/gone.com": (404, ""),
        ])
        let seen = await source.registration(of: name)
        #expect(seen.failure == why)
        #expect(seen.expires == nil)
    }
}

struct NetworkOriginTests {
    @Test(
        "an origin record is read, or not at all",
        arguments: [
            ("\"13335 | 1.1.1.0/24 | AU | apnic | 2011-08-11\"", [13335], "1.1.1.0/24"),
            ("\"23028 209 | 216.90.108.0/24 | US | arin | 1998-09-25\"", [209, 23028], "216.90.108.0/24"),
            ("\"64500 | 2001:db8::/32\"", [64500], "2001:db8::/32"),
            ("\"NA | 10.0.0.0/8\"", [], ""), ("\"64500\"", [], ""), ("", [], ""), ("\"64500 x | 1.0.0.0/8\"", [], ""),
        ] as [(String, Set<UInt32>, String)])
    func reading(text: String, systems: Set<UInt32>, prefix: String) {
        let origin = NetworkOrigin(text: text, source: "test")
        #expect((origin?.systems ?? []) == systems)
        #expect((origin?.prefix ?? "") == prefix)
    }

    @Test("addresses are reversed byte by byte, or digit by digit")
    func reversed() throws {
        #expect(try #require(IPAddress("192.0.2.17")).reversedLabels == "17.2.0.192")
        #expect(
            try #require(IPAddress("2001:db8::1")).reversedLabels
                == "1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2")
    }
}

import Peers
import Testing

@Suite("real name servers")
struct NameServerTests {
    private func dig(_ port: Int, _ arguments: String...) async throws -> String {
        let fixed = ["@127.0.0.1", "-p", "\(port)", "+tries=1", "+time=5", "+noall", "+answer", "+comments"]
        return try await run(Invocation("dig", fixed + arguments)).standardOutput
    }

    @Test("named is the authority for the zones it is given", arguments: ["+notcp", "+tcp"])
    func named(transport: String) async throws {
        let port = try Ports.free()
        let zone = """
            $TTL 300
            @ IN SOA ns1 hostmaster 1 3600 600 86400 60
            @ IN NS ns1
            ns1 IN A 127.0.0.1
            www IN A 192.0.2.7
            www IN AAAA 2001:db8::7

            """
        let processID = try await withNamed(port: port, zones: ["shop.test": zone]) { named in
            let answer = try await dig(port, transport, "www.shop.test", "A")
            #expect(answer.contains("192.0.2.7"))
            #expect(answer.contains(" aa"))
            #expect(try await dig(port, transport, "none.shop.test", "A").contains("NXDOMAIN"))
            #expect(try await dig(port, transport, "www.else.test", "A").contains("REFUSED"))
            return named.processID
        }
        #expect(!isAlive(processID))
    }

    @Test("unbound answers from its local data")
    func unbound() async throws {
        let port = try Ports.free()
        let data = ["www.shop.test. 300 IN A 192.0.2.9"]
        let server = ["local-zone: \"gone.test.\" always_nxdomain", "local-zone: \"no.test.\" always_refuse"]
        let processID = try await withUnbound(port: port, localData: data, server: server) { unbound in
            let answer = try await dig(port, "www.shop.test", "A")
            #expect(answer.contains("192.0.2.9"))
            #expect(try await dig(port, "gone.test", "A").contains("NXDOMAIN"))
            #expect(try await dig(port, "no.test", "A").contains("REFUSED"))
            return unbound.processID
        }
        #expect(!isAlive(processID))
    }
}

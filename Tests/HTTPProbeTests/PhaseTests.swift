import Checks
import HTTPWire
import Peers
import Testing

/// Clocks and sentinel values.
struct PhaseTests {
    @Test("clocks: phases are monotonic, per hop, and no longer than the whole", arguments: [true, false])
    func phases(isSecure: Bool) async throws {
        try await withTestCA { authority in
            let certificate = isSecure ? try await authority.issue(["shop.test"]) : nil
            let locations = "location = / { return 302 /page; } location = /page { return 200 'open'; }"
            try await withShop(locations, tls: certificate) { shop in
                let scheme = isSecure ? "https" : "http"
                let seen = try await Visitor(trusting: authority).look(at: "\(scheme)://shop.test:\(shop.port)/")
                #expect(seen.failure == nil)
                #expect(seen.hops.count == 2)
                for hop in seen.hops {
                    let reached = ProbePhase.allCases.filter { hop.phases[$0] != nil }
                    #expect(reached == [.connect] + (isSecure ? [.tls] : []) + [.request, .ttfb, .transfer])
                    #expect(reached.allSatisfy { hop.phases[$0].map { $0 >= .zero } == true })
                }
                #expect(seen.hops.map(\.phases.total).reduce(.zero, +) <= seen.elapsed)
            }
        }
    }

    @Test("sentinel values: a phase that was not reached is absent, never zero")
    func absent() async throws {
        let refused = try await Visitor().look(at: "http://shop.test:\(try Ports.free())/")
        #expect(refused.hops.first?.phases == PhaseTimings())
        try await withHostileServer(.closeAfterRequest) { server in
            let seen = try await Visitor().look(at: "http://shop.test:\(server.port)/")
            let phases = try #require(seen.hops.first?.phases)
            #expect(phases[.connect] != nil)
            #expect(phases[.tls] == nil && phases[.ttfb] == nil && phases[.transfer] == nil)
            #expect(seen.tls == nil)
        }
    }
}

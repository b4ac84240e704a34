import DNSWorld
import TestTraits
import Testing

@Suite("faults of the world", .requiresRoot, .tags(.root))
struct WorldFaultRootTests {
    @Test("each fault shows", arguments: WorldFault.allCases)
    func shows(_ fault: WorldFault) async throws {
        try #require(!fault.sights.isEmpty)
        try await withDNSWorld(fault) { world in
            try await Sight.look(at: fault.sights, in: world)
        }
    }
}

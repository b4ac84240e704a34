import Diagnosis
import Testing
import UpkeepCore
import UpkeepWatch

@Suite("what of our own side a look stands on")
struct SurroundingsTests {
    @Test(
        arguments: [
            ([], ["of this machine", "to its own network"]),
            ([.beyond], ["of this machine", "to its own network"]),
            ([.nowhere], ["of this machine", "to its own network"]),
            ([.neighbour(interface: "eth0")], ["to its own network"]),
            ([.neighbour(interface: "eth0"), .thisMachine], ["to its own network"]),
            ([.neighbour(interface: "eth0"), .beyond], ["of this machine", "to its own network"]),
            ([.thisMachine], []),
        ] as [(Set<Way>, [String])])
    func traits(ways: Set<Way>, names: [String]) {
        let traits = Surroundings.traits(of: ways)
        #expect(traits.sorted().map(\.name) == names)
        #expect(!traits.contains { !$0.isOurs })
    }
}

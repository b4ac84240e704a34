import DNSWorld
import Foundation
import Peers
import TestTraits
import Testing

/// Keeps a world open for a person: `UPKEEP_HOLD_WORLD=betaLame,webHalfSilent swift test --filter HeldWorld`.
///
/// Any word that is no fault, such as `healthy`, gives a healthy world. How to get in stands in `upkeep-world.txt` in
/// the folder for temporary files, since the test runner keeps what a test prints until it ends; deleting that file
/// ends the world.
@Suite("a world held open", .requiresRoot, .tags(.root))
struct HeldWorldRootTests {
    private static let wish = ProcessInfo.processInfo.environment["UPKEEP_HOLD_WORLD"]

    @Test("stays until its file is deleted", .enabled(if: wish != nil, "set UPKEEP_HOLD_WORLD to a fault's name"))
    func hold() async throws {
        let words = (Self.wish ?? "").split(separator: ",").map(String.init)
        try await withDNSWorld(words.compactMap(WorldFault.init)) { world in
            let file = (NSTemporaryDirectory() as NSString).appendingPathComponent("upkeep-world.txt")
            let faults = await world.faults.map(\.rawValue).joined(separator: ", ")
            let text = """
                world: \(faults.isEmpty ? "healthy" : faults)
                enter: ip netns exec \(world.network.name) bash
                flags: \(world.flags.joined(separator: " ")) --state \(world.files.state)
                end:   rm \(file)

                """
            try Data(text.utf8).write(to: URL(fileURLWithPath: file))
            while FileManager.default.fileExists(atPath: file) { try await Task.sleep(for: .milliseconds(200)) }
        }
    }
}

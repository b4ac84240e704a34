import DNSWorld
import Foundation
import Peers
import TestTraits
import Testing

/// Keeps a world open for a person: `UPKEEP_HOLD_WORLD=betaLame,webHalfSilent swift test --filter HeldWorld`.
///
/// Any word that is no fault, such as `healthy`, gives a healthy world. How to get in stands in `upkeep-world.txt` in
/// the folder for temporary files, since the test runner keeps what a test prints until it ends; deleting that file
/// ends the world. Other faults in `upkeep-world-wish.txt` next to it change the world; the wish is gone once it has
/// come true.
@Suite("a world held open", .requiresRoot, .tags(.root))
struct HeldWorldRootTests {
    private static let wish = ProcessInfo.processInfo.environment["UPKEEP_HOLD_WORLD"]

    @Test("stays until its file is deleted", .enabled(if: wish != nil, "set UPKEEP_HOLD_WORLD to a fault's name"))
    func hold() async throws {
        try await withDNSWorld(Self.faults(Self.wish ?? "")) { world in
            let (file, wish) = (Self.file("upkeep-world.txt"), Self.file("upkeep-world-wish.txt"))
            try await Self.tell(world, in: file)
            while FileManager.default.fileExists(atPath: file) {
                if let words = try? String(contentsOfFile: wish, encoding: .utf8), words.hasSuffix("\n") {
                    try await world.apply(Self.faults(words))
                    try await Self.tell(world, in: file)
                    try FileManager.default.removeItem(atPath: wish)
                }
                try await Task.sleep(for: .milliseconds(100))
            }
        }
    }

    private static func file(_ name: String) -> String {
        (NSTemporaryDirectory() as NSString).appendingPathComponent(name)
    }

    private static func faults(_ words: String) -> [WorldFault] {
        words.split { ", \n".contains($0) }.compactMap { WorldFault(rawValue: String($0)) }
    }

    private static func tell(_ world: DNSWorld, in file: String) async throws {
        let faults = await world.faults.map(\.rawValue).joined(separator: ", ")
        let text = """
            world: \(faults.isEmpty ? "healthy" : faults)
            enter: ip netns exec \(world.network.name) bash
            flags: \(world.flags.joined(separator: " ")) --state \(world.files.state)
            end:   rm \(file)

            """
        try Data(text.utf8).write(to: URL(fileURLWithPath: file))
    }
}

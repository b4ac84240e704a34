import Foundation
import Peers
import Testing

@Suite("who may use whom")
struct ArrowTests {
    @Test("the package's arrows are the ones in edges.txt, no more and no fewer")
    func arrows() async throws {
        let allowed = try Set(
            Repository.lines("Tests/HouseTests/edges.txt").filter { !$0.isEmpty && !$0.hasPrefix("#") }.flatMap(
                Self.arrows))
        let actual = try await manifest().arrows
        let advice = "think first; then change Tests/HouseTests/edges.txt and docs/ARCHITECTURE.md with Package.swift"
        #expect(actual.subtracting(allowed).sorted() == [], "new arrows: \(advice)")
        #expect(allowed.subtracting(actual).sorted() == [], "arrows that are gone: \(advice)")
    }

    @Test("every source folder has its room in docs/ARCHITECTURE.md")
    func rooms() throws {
        let text = try Repository.lines("docs/ARCHITECTURE.md").joined(separator: "\n")
        let modules = try Set(Repository.swiftFiles("Sources").map(Repository.module))
        #expect(modules.filter { !text.contains("`\($0)`") }.sorted() == [])
    }

    /// `From: To To …`
    private static func arrows(_ line: String) -> [String] {
        let parts = line.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return ["not an edge: \(line)"] }
        return parts[1].split(separator: " ").map { "\(parts[0]) -> \($0)" }
    }

    /// Read with a scratch folder of its own, since the build around this test holds the usual one.
    private func manifest() async throws -> PackageManifest {
        try await withTemporaryDirectory { scratch in
            let arguments = ["package", "--scratch-path", scratch.path, "dump-package"]
            let output = try await mustRun(
                Invocation("swift", arguments, workingDirectory: Repository.root.path))
            return try JSONDecoder().decode(PackageManifest.self, from: Data(output.standardOutput.utf8))
        }
    }
}

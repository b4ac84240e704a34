import Foundation
import Notifiers
import Testing

@Suite("the registry of channels")
struct RegistryTests {
    @Test("every file of Providers is one kind in the registry, and the other way round")
    func files() throws {
        let root = URL(fileURLWithPath: #filePath)
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let folder = root.appendingPathComponent("Sources/Notifiers/Providers").path
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).map { $0.replacing(".swift", with: "") }
        #expect(files.sorted() == NotifierRegistry.kinds.map { "\($0)" }.sorted())
    }

    @Test("words are one lower-case word each, no two alike, and found again")
    func words() {
        let words = NotifierRegistry.kinds.map { $0.kind }
        #expect(Set(words).count == words.count)
        #expect(words.allSatisfy { $0.allSatisfy { $0.isLowercase } })
        for word in words { #expect(NotifierRegistry[word]?.kind == word) }
        #expect(NotifierRegistry["pigeon"] == nil)
    }

    @Test("the samples have one channel of every kind")
    func samples() throws {
        #expect(try SampleChannels.all().map { type(of: $0).kind } == NotifierRegistry.kinds.map { $0.kind })
    }
}

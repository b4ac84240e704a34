import Peers
import TestTraits
import Testing

@Suite("the comparison on names with several addresses", .tags(.root), .requiresRoot, .timeLimit(.minutes(5)))
struct NamesComparisonRootTests {
    @Test("each tool says of each name what the table says")
    func answers() async throws {
        try await withNamedFarm { farm in
            try await ComparisonTests.compare(ComparisonTable.names, farm)
        }
    }
}

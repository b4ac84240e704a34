import Testing
import UpkeepCore

struct EvidenceTests {
    @Test func keepsTheOrderAndThePlaceOfAKey() {
        var evidence: Evidence = ["b": 1, "a": "x"]
        evidence["c"] = true
        evidence["b"] = 2
        #expect(evidence.entries.map(\.key) == ["b", "a", "c"])
        #expect(evidence["b"] == 2)
        evidence["a"] = nil
        #expect(evidence.entries.map(\.key) == ["b", "c"])
        evidence["a"] = nil
        #expect(!evidence.isEmpty)
    }
}

import Testing
import UpkeepCore

@Suite("a line")
struct LineTests {
    @Test("first come, first served, also beyond the point where it moves up")
    func order() {
        var line = Line<Int>()
        #expect(line.isEmpty && line.popFirst() == nil)
        for number in 0..<5000 { line.append(number) }
        for number in 0..<3000 { #expect(line.popFirst() == number) }
        #expect(line.count == 2000)
        for number in 5000..<5010 { line.append(number) }
        for number in 3000..<5010 { #expect(line.popFirst() == number) }
        #expect(line.isEmpty)
    }

    @Test("those who leave are told in order, and only those who still wait")
    func leaving() {
        var line = Line<Int>()
        for number in 0..<10 { line.append(number) }
        for _ in 0..<3 { _ = line.popFirst() }
        #expect(line.removeAll { $0.isMultiple(of: 2) } == [4, 6, 8])
        #expect(line.removeAll { $0 > 100 } == [])
        #expect(line.count == 4)
        var rest: [Int] = []
        while let next = line.popFirst() { rest.append(next) }
        #expect(rest == [3, 5, 7, 9])
    }
}

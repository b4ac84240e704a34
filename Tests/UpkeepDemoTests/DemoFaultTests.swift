import Testing
import UpkeepDemo

/// The table of faults, as a person reads it.
struct DemoFaultTests {
    @Test(arguments: DemoFault.allCases)
    func namesAndStoriesReadWell(fault: DemoFault) {
        #expect(fault.name.allSatisfy { $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
        #expect(DemoFault(rawValue: fault.name) == fault)
        #expect(!fault.story.hasSuffix(".") && fault.story.count <= 80)
    }

    @Test func storiesDiffer() {
        #expect(Set(DemoFault.allCases.map(\.story)).count == DemoFault.allCases.count)
    }

    @Test("each has a headline: a finding of `check`, or what only `why` can tell", arguments: DemoFault.allCases)
    func headline(fault: DemoFault) {
        #expect(fault.headline != nil || fault.verdict != nil)
        #expect((fault.layer == nil) == (fault.headline == nil))
        #expect((fault.layer ?? .dns) == .dns || fault.verdict == nil)
    }
}

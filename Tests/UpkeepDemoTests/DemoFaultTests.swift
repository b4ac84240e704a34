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
}

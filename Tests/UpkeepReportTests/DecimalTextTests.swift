import Testing

@testable import UpkeepReport

struct DecimalTextTests {
    @Test(
        arguments: [
            (0, "0"), (0.25, "0.25"), (9.5e-05, "0.000095"), (-1e-7, "-0.0000001"), (1.25e-10, "0.000000000125"),
            (1e16, "10000000000000000"), (1.5e20, "150000000000000000000"), (-12, "-12"), (1_795_365_780, "1795365780"),
            (.leastNonzeroMagnitude, "0." + String(repeating: "0", count: 323) + "5"),
        ] as [(Double, String)])
    func plainHasNoExponentAndReadsBack(number: Double, text: String) {
        #expect(DecimalText.plain(number) == text)
        #expect(Double(text) == number)
    }

    @Test(arguments: [Double.nan, .infinity, -.infinity])
    func whatIsNoNumberIsNothing(number: Double) { #expect(DecimalText.plain(number) == nil) }
}

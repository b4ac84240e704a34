import Testing
import UpkeepCore

struct HexTextTests {
    @Test(arguments: [(0x0, 2, "00"), (0xF, 2, "0f"), (0xFF, 2, "ff"), (0x1F600, 4, "1f600"), (0x1B, 8, "0000001b")])
    func zerosComeFirst(number: UInt32, digits: Int, text: String) {
        #expect(HexText.padded(number, to: digits) == text)
        #expect(HexText.padded(number, to: digits, uppercase: true) == text.uppercased())
    }

    @Test func bytesHaveTwoDigitsEach() {
        #expect(HexText.text([0, 1, 0xAB, 0xFF]) == "0001abff")
        #expect(HexText.text([]) == "")
    }
}

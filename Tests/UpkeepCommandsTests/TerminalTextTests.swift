import Testing

@testable import UpkeepCommands

@Suite("what a job said, as text")
struct TerminalTextTests {
    @Test(arguments: [
        ("plain\n\ttext ünï\n", "plain\n\ttext ünï\n"),
        ("\u{1B}[1;31mred\u{1B}[0m and \u{1B}[2Kmore", "red and more"),
        ("\u{1B}]0;title\u{7}a\u{1B}]8;;https://x/\u{1B}\\link", "alink"),
        ("10 %\r50 %\r100 %\ndone\r\n", "100 %\ndone\n"),
        ("abc\r", "abc"), ("ab\u{8}c", "ac"), ("\u{8}\u{8}x", "x"), ("a\u{0}\u{7}b\u{7F}c", "abc"),
        ("\u{1B}(Bx\u{1B}7y\u{1B}=z", "xyz"), ("cut off \u{1B}[1;3", "cut off "), ("\u{1B}P1$r\u{1B}\u{1B}\\q", "q"),
    ])
    func plain(_ written: String, _ read: String) {
        #expect(TerminalText.plain(Array(written.utf8)) == read)
    }

    @Test("bytes that are no text do no harm")
    func noText() {
        for seed in UInt8.min...UInt8.max {
            let bytes = (0..<200).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ Int(seed) &* 7) }
            #expect(!TerminalText.plain(bytes).unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" && $0 != "\t" })
        }
    }

    @Test("the end is kept, from the beginning of a line")
    func tail() {
        let tail = OutputTail()
        for number in 0..<100_000 { tail.add(Array("line \(number)\n".utf8)) }
        let lines = tail.text.split(separator: "\n", omittingEmptySubsequences: false)
        #expect(lines.suffix(2) == ["line 99999", ""])
        #expect(lines.first?.hasPrefix("line ") == true)
        #expect(tail.text.utf8.count <= OutputTail.limit && tail.text.utf8.count > OutputTail.limit - 20)
    }

    @Test("colours do not count, and one endless line is cut between characters")
    func room() {
        let coloured = OutputTail()
        for number in 0..<500 { coloured.add(Array("\u{1B}[38;5;196m\(number % 10)\u{1B}[0m".utf8)) }
        #expect(coloured.text.count == 500)
        let endless = OutputTail()
        for _ in 0..<20_000 { endless.add(Array("ü€".utf8)) }
        #expect(endless.text.allSatisfy { $0 == "ü" || $0 == "€" } && endless.text.utf8.count > OutputTail.limit - 5)
        #expect(OutputTail().text == "")
    }
}

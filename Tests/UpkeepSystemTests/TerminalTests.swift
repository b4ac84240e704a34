import Glibc
import Testing
import UpkeepSystem

@Suite("what the reader's side can show")
struct TerminalTests {
    struct Case: Sendable, CustomTestStringConvertible {
        var isTerminal = true
        var variables: [String: String]
        var colour: Bool
        var testDescription: String { "\(isTerminal ? "terminal" : "pipe") \(variables)" }
    }

    @Test(
        "colour",
        arguments: [
            Case(variables: [:], colour: true),
            Case(variables: ["TERM": "xterm-256color"], colour: true),
            Case(variables: ["NO_COLOR": "1"], colour: false),
            Case(variables: ["NO_COLOR": ""], colour: true),
            Case(variables: ["TERM": "dumb"], colour: false),
            Case(variables: ["CLICOLOR": "0"], colour: false),
            Case(variables: ["CLICOLOR_FORCE": "1", "NO_COLOR": "1"], colour: false),
            Case(isTerminal: false, variables: [:], colour: false),
            Case(isTerminal: false, variables: ["CLICOLOR_FORCE": "1"], colour: true),
            Case(isTerminal: false, variables: ["CLICOLOR_FORCE": "0"], colour: false),
            Case(isTerminal: false, variables: ["CLICOLOR_FORCE": "1", "NO_COLOR": "yes"], colour: false),
        ])
    func colour(_ test: Case) {
        let terminal = Terminal(isTerminal: test.isTerminal, columns: nil, environment: Environment(test.variables))
        #expect(terminal.colour == test.colour)
    }

    @Test(
        "UTF-8 by the first of LC_ALL, LC_CTYPE and LANG that is set",
        arguments: [
            ([:], false), (["LANG": "C"], false), (["LANG": "C.UTF-8"], true), (["LANG": "de_DE.utf8"], true),
            (["LANG": "de_DE.UTF-8@euro"], true), (["LANG": "de_DE.ISO-8859-15@euro"], false),
            (["LANG": "de_DE"], false),
            (["LC_ALL": "C", "LANG": "de_DE.UTF-8"], false), (["LC_ALL": "", "LANG": "de_DE.UTF-8"], true),
            (["LC_CTYPE": "en_GB.UTF-8", "LANG": "C"], true), (["LC_ALL": "POSIX", "LC_CTYPE": "en_GB.UTF-8"], false),
        ] as [([String: String], Bool)])
    func locale(_ variables: [String: String], _ isUTF8: Bool) {
        #expect(Terminal(isTerminal: true, columns: nil, environment: Environment(variables)).unicode == isUTF8)
    }

    @Test(
        "columns",
        arguments: [
            (true, 132, [:], 132), (true, nil, [:], 80), (true, 132, ["COLUMNS": "60"], 60),
            (true, 132, ["COLUMNS": "x"], 132),
            (true, 132, ["COLUMNS": "0"], 132), (true, 5, [:], 20), (false, nil, ["COLUMNS": "60"], nil),
        ] as [(Bool, Int?, [String: String], Int?)])
    func columns(_ isTerminal: Bool, _ kernel: Int?, _ variables: [String: String], _ columns: Int?) {
        let terminal = Terminal(isTerminal: isTerminal, columns: kernel, environment: Environment(variables))
        #expect(terminal.columns == columns)
    }

    @Test(
        "a line is rewritten on a terminal that can",
        arguments: [
            (true, [:], true), (true, ["TERM": "dumb"], false), (false, [:], false),
        ] as [(Bool, [String: String], Bool)])
    func rewriting(_ isTerminal: Bool, _ variables: [String: String], _ can: Bool) {
        #expect(Terminal(isTerminal: isTerminal, columns: 80, environment: Environment(variables)).canRewrite == can)
    }

    @Test("a real terminal says how wide it is; a pipe is none")
    func real() throws {
        let controller = open("/dev/ptmx", O_RDWR | O_NOCTTY)
        defer { close(controller) }
        // What unlockpt(3) and ptsname(3) do, which the Glibc module does not show: TIOCSPTLCK and TIOCGPTN.
        var number: Int32 = 0
        try #require(ioctl(controller, 0x4004_5431, &number) == 0 && ioctl(controller, 0x8004_5430, &number) == 0)
        let name = "/dev/pts/\(number)"
        let terminal = open(name, O_RDWR | O_NOCTTY)
        defer { close(terminal) }
        var size = winsize(ws_row: 24, ws_col: 97, ws_xpixel: 0, ws_ypixel: 0)
        try #require(ioctl(terminal, UInt(TIOCSWINSZ), &size) == 0)
        let stream = OutputStream.descriptor(terminal, environment: Environment(["LANG": "C.UTF-8"]))
        #expect(
            stream.terminal == Terminal(isTerminal: true, columns: 97, colour: true, unicode: true, canRewrite: true))
        try stream.write("hello")
        var buffer = [UInt8](repeating: 0, count: 16)
        #expect(read(controller, &buffer, 16) == 5)
        #expect(buffer.prefix(5) == Array("hello".utf8)[...])
        let pipe = OpenPipe()
        defer { pipe.closeBoth() }
        #expect(OutputStream.descriptor(pipe.writer, environment: Environment([:])).terminal.isTerminal == false)
    }
}

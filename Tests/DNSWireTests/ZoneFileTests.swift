import DNSWire
import Testing

@Suite("Reading a zone file")
struct ZoneFileTests {
    private static let origin = try? DNSName("shop.test")

    private func read(
        _ text: String, limits: ZoneFileLimits = ZoneFileLimits(), include: ((String) throws -> [UInt8])? = nil
    ) throws -> ZoneFileReading {
        ZoneFile.reading(
            Array(text.utf8), origin: try #require(Self.origin), name: "zone", limits: limits, include: include)
    }

    private func lines(_ text: String) throws -> [String] {
        let reading = try read(text)
        #expect(reading.problems.map(\.description) == [])
        return reading.zone.records.map(\.description)
    }

    @Test("the example of RFC 1035 section 5.3, as it stands there")
    func rfc1035() throws {
        let text = """
            @   IN  SOA     VENERA      Action\\.domains (
                                             20     ; SERIAL
                                             7200   ; REFRESH
                                             600    ; RETRY
                                             3600000; EXPIRE
                                             60)    ; MINIMUM

                    NS      A.ISI.EDU.
                    NS      VENERA
                    MX      10      VENERA

            A       A       26.3.0.103

            VENERA  A       10.1.0.52
                    A       128.9.0.32
            """
        #expect(
            try lines(text) == [
                #"shop.test. 60 IN SOA VENERA.shop.test. Action\.domains.shop.test. 20 7200 600 3600000 60"#,
                "shop.test. 60 IN NS A.ISI.EDU.", "shop.test. 60 IN NS VENERA.shop.test.",
                "shop.test. 60 IN MX 10 VENERA.shop.test.", "A.shop.test. 60 IN A 26.3.0.103",
                "VENERA.shop.test. 60 IN A 10.1.0.52", "VENERA.shop.test. 60 IN A 128.9.0.32",
            ])
    }

    @Test("TTL and class come in either order, or not at all; a blank owner is the last one")
    func ttlAndClass() throws {
        let text = """
            $TTL 1h
            a 1h30m IN A 192.0.2.1
            b IN 2d A 192.0.2.2
             60 A 192.0.2.3
             IN A 192.0.2.4
            \tA 192.0.2.5
            """
        #expect(
            try lines(text) == [
                "a.shop.test. 5400 IN A 192.0.2.1", "b.shop.test. 172800 IN A 192.0.2.2",
                "b.shop.test. 60 IN A 192.0.2.3", "b.shop.test. 3600 IN A 192.0.2.4",
                "b.shop.test. 3600 IN A 192.0.2.5",
            ])
    }

    @Test("without $TTL, a record takes the TTL before it, and the SOA its own last field")
    func defaultTTL() throws {
        #expect(try lines("a 60 A 192.0.2.1\nb A 192.0.2.2").last == "b.shop.test. 60 IN A 192.0.2.2")
        #expect(try lines("@ SOA . . 1 2 3 4 5m\n@ NS x").map { $0.split(separator: " ")[1] } == ["300", "300"])
        let reading = try read("a A 192.0.2.1")
        #expect(reading.problems.map(\.description) == ["zone:1:1: the record has no TTL"])
        #expect(reading.problems.first?.hint == "expected a TTL here, or `$TTL` before it")
    }

    @Test("relative names follow $ORIGIN, which may itself be relative")
    func origins() throws {
        let text = "$TTL 1\n$ORIGIN sub\na CNAME b\n$ORIGIN other.test.\n@ NS ns\nx CNAME @\n$ORIGIN .\ny CNAME z"
        #expect(
            try lines(text) == [
                "a.sub.shop.test. 1 IN CNAME b.sub.shop.test.", "other.test. 1 IN NS ns.other.test.",
                "x.other.test. 1 IN CNAME other.test.", "y. 1 IN CNAME z.",
            ])
    }

    @Test("() join lines, ; in quotes is text, and escapes are undone")
    func parenthesesAndQuotes() throws {
        let text = """
            $TTL 1
            a TXT ( "one; two" ; a comment with ) and "
              three\\;four ( "()" )
              )
            b\\.c\\100\\; TXT "a\\"b\\\\c\\000"
            """
        #expect(
            try lines(text) == [
                #"a.shop.test. 1 IN TXT "one; two" "three;four" "()""#,
                #"b\.cd\;.shop.test. 1 IN TXT "a\"b\\c\000""#,
            ])
    }

    @Test("Windows line ends, tabs, comments alone and empty lines are nothing")
    func whiteSpace() throws {
        #expect(try lines("; zone\r\n\r\n$TTL\t1\r\na\tA\t192.0.2.1\r\n   \t; end\r\n").count == 1)
        #expect(try lines("").isEmpty)
    }

    @Test("types and classes without a name: RFC 3597's TYPE, CLASS and \\#")
    func generic() throws {
        #expect(
            try lines("a 1 CLASS1 TYPE1 \\# 4 C0000201\nb 1 IN TYPE65280 \\# 2 ( AB CD )\nc 1 A \\# 4 c0000202") == [
                "a.shop.test. 1 IN A 192.0.2.1", "b.shop.test. 1 IN TYPE65280 \\# 2 ABCD",
                "c.shop.test. 1 IN A 192.0.2.2",
            ])
        let chaos = try read("a 1 CH TXT x\nb 1 CLASS3 A \\# 2 0001")
        #expect(chaos.isGood && chaos.zone.records.allSatisfy { $0.recordClass == .chaos })
    }

    @Test("$INCLUDE reads another file, with an origin of its own; ours comes back after it")
    func include() throws {
        var asked: [String] = []
        let reading = try read("$TTL 1\n$INCLUDE \"hosts file\" sub\nb A 192.0.2.2\n$INCLUDE more\n") { path in
            asked.append(path)
            return Array("$ORIGIN x\na A 192.0.2.1\n".utf8)
        }
        #expect(reading.isGood && asked == ["hosts file", "more"])
        #expect(
            reading.zone.records.map(\.name.description) == ["a.x.sub.shop.test.", "b.shop.test.", "a.x.shop.test."])
    }

    @Test("a problem in an included file names that file")
    func includedProblem() throws {
        let reading = try read("$INCLUDE hosts\n") { _ in Array("\n\na 1 A x\n".utf8) }
        #expect(reading.problems.map(\.description) == ["hosts:3:7: `x` is no IPv4 address"])
    }

    @Test("$INCLUDE of itself stops at the depth cap, without recursion")
    func includeLoop() throws {
        var count = 0
        let reading = try read("$INCLUDE zone\na 1 A 192.0.2.1\n") { _ in
            count += 1
            return Array("$INCLUDE zone\nb 1 A 192.0.2.1\n".utf8)
        }
        #expect(count == 8 && reading.zone.records.count == 9 && reading.problems.count == 1)
    }

    @Test("$INCLUDE may be forbidden, and may fail")
    func includeFails() throws {
        #expect(try read("$INCLUDE x").problems.map(\.message) == ["`$INCLUDE` is not followed here"])
        let reading = try read("$INCLUDE x\na 1 A 192.0.2.1") { _ in
            throw DNSWireError(.badValue, at: 0, "no such file")
        }
        #expect(reading.problems.first?.message.hasPrefix("`x` cannot be included: no such file") == true)
        #expect(reading.zone.records.count == 1)
    }

    @Test(
        "$GENERATE counts, pads, shifts and writes other bases",
        arguments: [
            ("1-2 h$ A 192.0.2.$", ["h1.shop.test. A 192.0.2.1", "h2.shop.test. A 192.0.2.2"]),
            ("0-3/2 $.x. PTR h${10,4,d}", ["0.x. PTR h0010.shop.test.", "2.x. PTR h0012.shop.test."]),
            ("10-10 ${-10,0}x${0,2,x}. 60 IN CNAME a\\$${0,3,o}.", [#"0x0a. CNAME a\$012."#]),
            ("171-171 ${0,3,n}. CNAME ${0,8,N}", ["b.a. CNAME B.A.0.0."]),
            ("26-26 ${0,0,X}. MX \"10 m$.\"", ["1A. MX 10 m26."]),
            ("1-1 $. TXT \"a $$\"", [#"1. TXT "a" "$""#]),
        ] as [(String, [String])])
    func generate(line: String, expected: [String]) throws {
        let reading = try read("$TTL 1\n$GENERATE \(line)\n")
        #expect(reading.problems.map(\.description) == [])
        #expect(reading.zone.records.map { "\($0.name) \($0.type) \($0.data)" } == expected)
    }

    @Test(
        "$GENERATE that makes no sense is a problem on its line",
        arguments: [
            "1 a A 192.0.2.1", "2-1 a A 192.0.2.1", "1-2/0 a A 192.0.2.1", "0-99999999 a$ A 192.0.2.1",
            "1-2 a${ A 192.0.2.1", "1-2 a${x} A 192.0.2.1", "1-2 a${0,999} A 192.0.2.1", "1-2 a${0,1,q} A 192.0.2.1",
            "1-2 a${-9} A 192.0.2.1", "1-300 a$ A 192.0.2.$", "1-2", "1-2 \"a\" A 192.0.2.1", "a-b c A 192.0.2.1",
        ])
    func badGenerate(line: String) throws {
        let reading = try read("$TTL 1\n$GENERATE \(line)\nz A 192.0.2.9\n")
        #expect(reading.problems.count == 1 && reading.problems.first?.line == 2)
        #expect(reading.zone.records.last?.name.description == "z.shop.test.")
    }

    static let faults: [(String, Int, Int, String, String?)] = [
        ("a 1 A 192.0.2.300", 1, 7, "`192.0.2.300` is no IPv4 address", "`A address`"),
        ("a 1 MX mail", 1, 8, "preference `mail` is no number from 0 to 65535", "`MX preference exchange`"),
        ("\n\na 1 MX 10", 3, 10, "exchange is missing", "`MX preference exchange`"),
        ("a 1 A 192.0.2.1 192.0.2.2", 1, 17, "`192.0.2.2` after the end of the data", "`A address`"),
        ("a 1 IN NOSUCH x", 1, 8, "there is no record type `NOSUCH`", "`[TTL] [class] type data`"),
        ("a 1", 1, 4, "type is missing", nil),
        (" 1 A 192.0.2.1", 1, 2, "there is no owner before this line to go on with", nil),
        ("a 1 TXT \"x", 1, 9, "quote that is not closed on its line", nil),
        ("a 1 A (192.0.2.1\nb 1 A 192.0.2.2", 1, 7, "`(` that is never closed", nil),
        ("a 1 A 192.0.2.1 )", 1, 17, "`)` without a `(` before it", nil),
        ("$TTL 1y", 1, 6, "TTL `1y` is no length of time", "seconds, or a time such as 1h30m"),
        ("$TTL 4294967295", 1, 6, "TTL `4294967295` is more than 2147483647 seconds", nil),
        ("$FOO", 1, 1, "`$FOO` is no directive", "`$ORIGIN`, `$TTL`, `$INCLUDE` or `$GENERATE`"),
        ("$ORIGIN", 1, 8, "origin is missing", nil), ("$TTL 1 2", 1, 8, "`2` after the end of the data", nil),
        ("a..b 1 A 192.0.2.1", 1, 3, "empty label", nil),
        ("bücher 1 A 192.0.2.1", 1, 2, "name is not ASCII: write it in its `xn--` form", nil),
        ("a 1 IN A 192.0.2.1\nb 1 CH TXT x", 2, 1, "class CH in a file of class IN", nil),
        ("a 1 ANY \\# 0", 1, 5, "ANY is for questions only", nil),
        ("a 1 OPT \\# 0", 1, 5, "OPT is for questions only", nil),
        ("\"a\" 1 A 192.0.2.1", 1, 1, "owner must not be quoted", nil),
        ("a 1 HTTPS 1 . port=1 port=2", 1, 11, "service parameters out of order", "`HTTPS priority target key=value…`"),
    ]

    @Test("every fault is told with line, column, what, and the form expected", arguments: faults)
    func fault(text: String, line: Int, column: Int, message: String, expected: String?) throws {
        let problem = try #require(try read(text).problems.first)
        #expect(problem.line == line && problem.column == column && problem.file == "zone")
        #expect(problem.message == message)
        #expect(problem.expected == expected)
    }

    @Test("all problems are told, and the good lines around them are kept")
    func allProblems() throws {
        let reading = try read("$TTL 1\na A x\nb A 192.0.2.1\nc MX\nd TXT \"\ne A 192.0.2.2\n")
        #expect(reading.problems.map(\.line) == [2, 4, 5] && !reading.isCutShort)
        #expect(reading.zone.records.map(\.name.description) == ["b.shop.test.", "e.shop.test."])
    }

    @Test("problems, records and bytes are capped")
    func caps() throws {
        var limits = ZoneFileLimits()
        limits.problems = 3
        let bad = try read(String(repeating: "a 1 A x\n", count: 50), limits: limits)
        #expect(bad.problems.count == 3 && bad.isCutShort)
        limits.records = 2
        let many = try read("$TTL 1\na A 192.0.2.1\nb A 192.0.2.1\nc A 192.0.2.1\nd A 192.0.2.1", limits: limits)
        #expect(many.zone.records.count == 2 && many.isCutShort)
        #expect(many.problems.map(\.description) == ["zone:4:1: the zone has more than 2 records"])
        let generated = try read("$TTL 1\n$GENERATE 1-9 a$ A 192.0.2.1", limits: limits)
        #expect(generated.zone.records.count == 2 && generated.isCutShort && generated.problems.count == 1)
        limits.bytes = 10
        #expect(try read("a 1 A 192.0.2.1", limits: limits).isCutShort)
        limits.bytes = 20
        let included = try read("$INCLUDE x", limits: limits) { _ in [UInt8](repeating: 0x20, count: 11) }
        #expect(included.isCutShort && included.problems.count == 1)
    }

    @Test("a hundred thousand open parentheses are one problem, not a deep stack")
    func parentheses() throws {
        #expect(try read(String(repeating: "(", count: 100_000)).problems.count == 1)
    }

    @Test("the zone knows its SOA and its sets")
    func zone() throws {
        let zone = try read("@ SOA . . 7 2 3 4 5\n@ NS a\n@ NS b\nsub SOA . . 8 2 3 4 5").zone
        #expect(zone.soa?.serial == 7 && zone.sets.count == 3)
        #expect(ZoneFile(origin: .root).soa == nil)
    }
}

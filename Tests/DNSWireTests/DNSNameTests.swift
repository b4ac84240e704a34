import DNSWire
import Testing

@Suite("A domain name")
struct DNSNameTests {
    static let longLabel = String(repeating: "a", count: 63)

    @Test(
        "reads text and writes it back",
        arguments: [
            ("shop.example", "shop.example."), ("shop.example.", "shop.example."), (".", "."),
            ("_sip._tcp.Example", "_sip._tcp.Example."), (#"host\.master.x"#, #"host\.master.x."#),
            (#"a\046b"#, #"a\.b."#), (#"\000\255\032"#, #"\000\255\032."#), (#"a\"b"#, #"a\"b."#),
            (#"a\\b"#, #"a\\b."#), (#"a\@\$\;\(\)"#, #"a\@\$\;\(\)."#), ("*.wild", "*.wild."),
        ])
    func text(input: String, output: String) throws {
        let name = try DNSName(input)
        #expect(name.description == output)
        #expect(try DNSName(output).isIdentical(to: name))
    }

    @Test(
        "refuses what is no name, with the reason and the place",
        arguments: [
            ("", .emptyLabel, 0), ("..", .emptyLabel, 0), (".a", .emptyLabel, 0), ("a..b", .emptyLabel, 2),
            ("a.b..", .emptyLabel, 4), ("bücher.example", .notASCII, 1), ("a\\", .badEscape, 1),
            (#"a\25"#, .badEscape, 1), (#"a\256"#, .badEscape, 1), (#"\1x2"#, .badEscape, 0),
            ("\(longLabel)a.x", .labelTooLong, 63),
            ("\(longLabel).\(longLabel).\(longLabel).\(longLabel)", .nameTooLong, 253),
        ] as [(String, DNSWireError.Reason, Int)])
    func refused(input: String, reason: DNSWireError.Reason, offset: Int) {
        let error = #expect(throws: DNSWireError.self) { try DNSName(input) }
        #expect(error?.reason == reason)
        #expect(error?.offset == offset)
    }

    @Test("may be 255 bytes on the wire and no more")
    func longest() throws {
        let last = String(repeating: "b", count: 61)
        let fits = "\(Self.longLabel).\(Self.longLabel).\(Self.longLabel).\(last)"
        #expect(try DNSName(fits).wire.count == 255)
        #expect(try DNSName(fits + ".").wire.count == 255)
        #expect(throws: DNSWireError.self) { try DNSName(fits + "b") }
        #expect(throws: DNSWireError.self) { try DNSName("x").appending(DNSName(fits)) }
    }

    @Test("is the same in any ASCII case, and only ASCII folds")
    func caseFolding() throws {
        #expect(try DNSName("Shop.EXAMPLE") == DNSName("shop.example"))
        #expect(try Set([DNSName("A.b"), DNSName("a.B")]).count == 1)
        #expect(try DNSName(#"\196"#) != DNSName(#"\228"#))
        #expect(try DNSName("@") != DNSName("`"))
        #expect(try DNSName("[") != DNSName("{"))
    }

    @Test("keeps a dot inside a label apart from a dot between labels")
    func dotInLabel() throws {
        #expect(try DNSName(#"a\.b"#) != DNSName("a.b"))
        #expect(try DNSName(#"a\.b"#).labels.count == 1)
    }

    @Test("sorts in canonical order (RFC 4034 section 6.1)")
    func order() throws {
        let sorted = [
            "example", "a.example", "yljkjljk.a.example", "Z.a.example", "zABC.a.EXAMPLE", "z.example",
            #"\001.z.example"#, "*.z.example", #"\200.z.example"#,
        ]
        let names = try sorted.map { try DNSName($0) }
        #expect(names.reversed().sorted().map(\.description) == names.map(\.description))
    }

    @Test("knows its parent and its ancestors")
    func ancestry() throws {
        let name = try DNSName("www.Shop.example")
        #expect(try name.parent == DNSName("shop.example"))
        #expect(DNSName.root.parent == nil)
        #expect(try name.isWithin(DNSName("SHOP.example")))
        #expect(name.isWithin(.root))
        #expect(try !name.isWithin(DNSName("op.example")))
        #expect(try !DNSName("example").isWithin(name))
    }

    @Test("randomised case changes letters only")
    func randomCase() throws {
        var generator = SystemRandomNumberGenerator()
        let name = try DNSName("abcdefghijklmnopqrstuvwxyz-0123456789.abcdefghijklmnopqrstuvwxyz.example")
        let mixed = name.randomisingCase(using: &generator)
        #expect(mixed == name)
        #expect(!mixed.isIdentical(to: name), "one in 2⁵⁹ runs may fail here")
    }
}

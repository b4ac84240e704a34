import HTTPWire
import Testing

@Suite struct ContentDecoderTests {
    private let text = Array((0..<5000).map { "The quick brown fox jumps \($0 * 7919 % 10_007) times. " }.joined().utf8)

    private func decode(
        _ bytes: [UInt8], _ codings: [String], limit: Int = 1 << 20, size: Int = .max
    ) throws(ContentDecoderError) -> ContentDecoder {
        let decoder = try ContentDecoder(codings: codings, limit: limit)
        var start = 0
        while start < bytes.count {
            let end = start + min(size, bytes.count - start)
            try decoder.append(Array(bytes[start..<end]).span)
            start = end
        }
        try decoder.finish()
        return decoder
    }

    @Test(arguments: [1, 2, 1000, .max])
    func everyCodingIsUndone(_ size: Int) throws {
        let cases: [([UInt8], [String])] = [
            (text, []), (text, ["identity"]), (text, [" , "]), (Deflater.gzip(text), ["gzip"]),
            (Deflater.gzip(text), ["X-GZIP"]), (Deflater.zlib(text), ["deflate"]), (Deflater.raw(text), ["Deflate"]),
            (Deflater.gzip(Deflater.gzip(text)), ["gzip, gzip"]),
            (Deflater.zlib(Deflater.gzip(text)), ["gzip", "deflate"]),
            (Deflater.gzip(Deflater.raw(Deflater.gzip(text))), ["gzip, deflate", "gzip"]),
        ]
        for (bytes, codings) in cases {
            let decoder = try decode(bytes, codings, size: size)
            #expect(decoder.decoded == text)
            #expect(decoder.encodedBytes == bytes.count)
            #expect(decoder.decoded.count == text.count)
            #expect(!decoder.isCapped)
            #expect(!decoder.hasTrailingBytes)
        }
    }

    @Test(arguments: [1, 7, .max])
    func gzipOfSeveralMembers(_ size: Int) throws {
        let bytes = Deflater.gzip(Array("one ".utf8)) + Deflater.gzip([]) + Deflater.gzip(Array("two".utf8))
        #expect(try decode(bytes, ["gzip"], size: size).decoded == Array("one two".utf8))
        #expect(throws: ContentDecoderError.self) { try decode(bytes.dropLast(9), ["gzip"], size: size) }
    }

    @Test(arguments: [1, .max])
    func bytesAfterTheDataAreIgnoredAndTold(_ size: Int) throws {
        let decoder = try decode(Deflater.gzip(text) + [0, 0, 0], ["gzip"], size: size)
        #expect(decoder.decoded == text)
        #expect(decoder.hasTrailingBytes)
        #expect(try decode(Deflater.zlib(text) + [0x1F], ["deflate"], size: size).hasTrailingBytes)
    }

    @Test func noBytesAtAllAreAnEmptyBody() throws {
        #expect(try decode([], ["gzip"]).decoded.isEmpty)
        #expect(try decode([], ["gzip, deflate"]).decoded.isEmpty)
    }

    @Test(arguments: ["gzip", "deflate"], [1, 2, 9, 50])
    func truncatedDataKeepsWhatCame(_ coding: String, _ missing: Int) throws {
        let bytes = Array((coding == "gzip" ? Deflater.gzip(text) : Deflater.raw(text)).dropLast(missing))
        let decoder = try ContentDecoder(codings: [coding], limit: 1 << 20)
        try decoder.append(bytes.span)
        let error = #expect(throws: ContentDecoderError.self) { try decoder.finish() }
        #expect(error?.reason == .truncated)
        #expect(error?.offset == bytes.count)
        #expect(text.starts(with: decoder.decoded))
    }

    @Test(arguments: ["gzip", "deflate"])
    func oneByteIsTruncated(_ coding: String) {
        let error = #expect(throws: ContentDecoderError.self) { try decode([0x1F], [coding]) }
        #expect(error?.reason == .truncated)
    }

    @Test func brokenDataSaysWhere() {
        let plain = #expect(throws: ContentDecoderError.self) { try decode(Array("<html>".utf8), ["gzip"]) }
        #expect(plain?.reason == .corrupt)
        #expect(plain?.message.contains("incorrect header check") == true)
        var flipped = Deflater.gzip(text)
        flipped[flipped.count - 5] ^= 0xFF
        let error = #expect(throws: ContentDecoderError.self) { try decode(flipped, ["gzip"]) }
        #expect(error?.reason == .corrupt)
    }

    @Test func aFaultStaysAFault() throws {
        let decoder = try ContentDecoder(codings: ["gzip"], limit: 10)
        let first = #expect(throws: ContentDecoderError.self) { try decoder.append([1, 2, 3].span) }
        #expect(#expect(throws: ContentDecoderError.self) { try decoder.append([1].span) } == first)
        #expect(#expect(throws: ContentDecoderError.self) { try decoder.finish() } == first)
    }

    @Test(arguments: ["br", "zstd", "compress", "gzip, br", "g zip2"])
    func unknownCodingIsNamed(_ coding: String) {
        let error = #expect(throws: ContentDecoderError.self) { try ContentDecoder(codings: [coding], limit: 1) }
        #expect(error?.reason == .unsupportedCoding)
        #expect(error?.message.contains(coding.hasSuffix("br") ? "`br`" : coding.filter { $0 != " " }) == true)
    }

    @Test func fourCodingsAreTooMany() {
        let error = #expect(throws: ContentDecoderError.self) {
            try ContentDecoder(codings: ["gzip, gzip, gzip, gzip"], limit: 1)
        }
        #expect(error?.reason == .tooManyCodings)
    }

    /// 16 MiB of zeros in 16 KiB of gzip: the ratio, not the cap, says what it is.
    @Test(arguments: [1, 100, .max])
    func gzipBomb(_ size: Int) throws {
        let bomb = Deflater.gzip([UInt8](repeating: 0, count: 16 << 20))
        let error = #expect(throws: ContentDecoderError.self) {
            try decode(bomb, ["gzip"], limit: 64 << 20, size: size)
        }
        #expect(error?.reason == .bomb)
        #expect((error?.offset ?? .max) < 4000)
        #expect(error?.message == "unpacks to over 1000 times its size")
    }

    @Test func theRatioIsTheCallersToSet() throws {
        let zeros = [UInt8](repeating: 0, count: 3 << 19)
        let bytes = Deflater.gzip(zeros)
        let decoder = try ContentDecoder(codings: ["gzip"], limit: 2 << 20, ratioLimit: 2000)
        try decoder.append(bytes.span)
        try decoder.finish()
        #expect(decoder.decoded == zeros)
        for ratio in [0, -1, 1] {
            let strict = try ContentDecoder(codings: ["gzip"], limit: 2 << 20, ratioLimit: ratio)
            #expect(throws: ContentDecoderError.self) { try strict.append(bytes.span) }
        }
    }

    @Test func aLimitBelowZeroKeepsNothing() throws {
        let decoder = try ContentDecoder(codings: [], limit: -5)
        try decoder.append(text.span)
        #expect(decoder.isCapped)
        #expect(decoder.decoded.isEmpty)
    }

    @Test func bombWithinABomb() throws {
        let bomb = Deflater.gzip(Deflater.gzip([UInt8](repeating: 0, count: 16 << 20)))
        let error = #expect(throws: ContentDecoderError.self) { try decode(bomb, ["gzip, gzip"], limit: 64 << 20) }
        #expect(error?.reason == .bomb)
    }

    /// A table of thousands of equal rows is a page, however well it packs.
    @Test(arguments: [1, 100, .max])
    func equalRowsAreNoBomb(_ size: Int) throws {
        let row = "<tr class=\"row even\"><td>sold out</td><td>0.00 EUR</td></tr>\n"
        for rows in [6000, 30_000] {
            let page = Array(String(repeating: row, count: rows).utf8)
            let packed = Deflater.gzip(page)
            #expect(page.count / packed.count > 200)
            #expect(try decode(packed, ["gzip"], limit: 2 << 20, size: size).decoded == page)
        }
    }

    /// Nothing beyond the cap is ever unpacked, and the verdict comes before it.
    @Test func anEndlessBombEndsWithinTheDefaultCap() throws {
        let bomb = Deflater.gzip([UInt8](repeating: 0, count: 64 << 20))
        let decoder = try ContentDecoder(codings: ["gzip"], limit: 2 << 20)
        let error = #expect(throws: ContentDecoderError.self) { try decoder.append(bomb.span) }
        #expect(error?.reason == .bomb)
        #expect(decoder.decoded.count <= 2 << 20)
    }

    @Test func smallBodiesMayRepeat() throws {
        let spaces = [UInt8](repeating: 0x20, count: 1 << 20)
        #expect(try decode(Deflater.gzip(spaces), ["gzip"]).decoded == spaces)
    }

    @Test(arguments: [[], ["gzip"], ["gzip", "deflate"]], [1, 100, .max])
    func capKeepsTheBeginningAndNoMore(_ codings: [String], _ size: Int) throws {
        var bytes = text
        if codings.contains("gzip") { bytes = Deflater.gzip(bytes) }
        if codings.contains("deflate") { bytes = Deflater.zlib(bytes) }
        let decoder = try decode(bytes, codings, limit: 1000, size: size)
        #expect(decoder.decoded == Array(text.prefix(1000)))
        #expect(decoder.isCapped)
        #expect(decoder.encodedBytes == bytes.count)
        #expect(decoder.decoded.capacity < 1100)
    }

    @Test func bodyOfExactlyTheCapIsNotCapped() throws {
        #expect(try !decode(Deflater.gzip(text), ["gzip"], limit: text.count).isCapped)
        #expect(try decode(Deflater.gzip(text), ["gzip"], limit: text.count - 1).isCapped)
    }
}

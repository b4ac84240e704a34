import DNSWire
import Testing

@Suite("A name on the wire")
struct DNSNameWireTests {
    private func name(
        _ bytes: [UInt8], at offset: Int = 0, _ compression: DNSNameCompression = .allowed
    ) throws(DNSWireError) -> (String, Int) {
        var cursor = DNSCursor(offset: offset, end: bytes.count)
        let name = try cursor.name(bytes.span, compression: compression)
        return (name.description, cursor.offset)
    }

    private func refusal(_ bytes: [UInt8], at offset: Int = 0) -> DNSWireError.Reason? {
        do throws(DNSWireError) {
            _ = try name(bytes, at: offset)
            return nil
        } catch {
            return error.reason
        }
    }

    @Test("follows a pointer backwards and goes on after it")
    func pointer() throws {
        let bytes: [UInt8] = [1, 0x61, 0, 1, 0x62, 0xC0, 0, 0xFF]
        #expect(try name(bytes, at: 3) == ("b.a.", 7))
    }

    @Test("pointers must point strictly backwards: to itself, forwards and in a ring are refused")
    func pointerLoops() {
        #expect(refusal([0xC0, 0]) == .pointerForward)
        #expect(refusal([0xC0, 2, 1, 0x61, 0]) == .pointerForward)
        #expect(refusal([1, 0x61, 0xC0, 0]) == .pointerForward)
        #expect(refusal([1, 0x61, 0xC0, 4, 1, 0x62, 0xC0, 0], at: 4) == .pointerForward)
    }

    @Test("more than 127 jumps are refused even when each goes backwards")
    func jumpCap() {
        // Pointers are two bytes apart, each to the one before it; the first is a root.
        var bytes: [UInt8] = [0, 0]
        for at in stride(from: 2, through: 400, by: 2) {
            bytes += [0xC0 | UInt8((at - 2) >> 8), UInt8((at - 2) & 0xFF)]
        }
        #expect(refusal(bytes, at: 254) == nil)
        #expect(refusal(bytes, at: 256) == .tooManyPointers)
    }

    @Test("label types 0x40 and 0x80 are refused", arguments: [0x40, 0x41, 0x7F, 0x80, 0xBF] as [UInt8])
    func labelTypes(byte: UInt8) {
        #expect(refusal([byte] + [UInt8](repeating: 0x61, count: 200)) == .labelType)
    }

    @Test("a label is at most 63 bytes and a name at most 255, pointers included")
    func lengths() {
        let label = [63] + [UInt8](repeating: 0x61, count: 63)
        #expect(refusal(label + label + label + [61] + [UInt8](repeating: 0x62, count: 61) + [0]) == nil)
        #expect(refusal(label + label + label + [62] + [UInt8](repeating: 0x62, count: 62) + [0]) == .nameTooLong)
        let base = label + label + label + [0]
        #expect(refusal(base + label + [0xC0, 0], at: base.count) == .nameTooLong)
    }

    @Test("every cut of a name is refused as truncated")
    func cuts() {
        let bytes: [UInt8] = [3, 0x61, 0x62, 0x63, 1, 0x64, 0xC0]
        for count in 0...bytes.count { #expect(refusal(Array(bytes[..<count])) == .truncated) }
    }

    @Test("a pointer is refused where compression is forbidden")
    func forbidden() {
        let error = #expect(throws: DNSWireError.self) { try name([1, 0x61, 0, 0xC0, 0], at: 3, .forbidden) }
        #expect(error?.reason == .pointerForbidden)
        #expect(error?.offset == 3)
    }

    @Test("labels are binary-safe: NUL, dot, 0x20 and bytes above 0x7F come through")
    func binary() throws {
        #expect(try name([5, 0, 0x2E, 0x20, 0x80, 0xFF, 0]).0 == #"\000\.\032\128\255."#)
    }
}

/// Bytes being put together, big-endian, with lengths before what they measure.
struct TLSByteWriter {
    private(set) var bytes: [UInt8] = []

    /// - Parameter capacity: bytes that a place is kept free for from the start.
    init(capacity: Int = 0) { bytes.reserveCapacity(capacity) }

    mutating func uint8(_ value: UInt8) { bytes.append(value) }

    mutating func uint16(_ value: UInt16) {
        bytes.append(UInt8(value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    mutating func uint24(_ value: UInt32) {
        bytes.append(UInt8(truncatingIfNeeded: value >> 16))
        uint16(UInt16(truncatingIfNeeded: value))
    }

    mutating func append(_ more: [UInt8]) { bytes += more }

    mutating func append(_ text: String) { bytes += text.utf8 }

    mutating func zeros(_ count: Int) { bytes += repeatElement(0, count: count) }

    /// `body`'s bytes after their number, which takes `width` bytes (1 to 3).
    mutating func vector(
        _ width: Int, _ name: @autoclosure () -> String, _ body: (inout TLSByteWriter) throws(TLSWireError) -> Void
    ) throws(TLSWireError) {
        let start = bytes.count
        for _ in 0..<width { bytes.append(0) }
        try body(&self)
        let length = bytes.count - start - width
        guard length < 1 << (8 * width) else {
            throw TLSWireError(.tooLarge, at: start, "\(length) bytes are too many for \(name())")
        }
        for place in 0..<width {
            bytes[start + place] = UInt8(truncatingIfNeeded: length >> (8 * (width - 1 - place)))
        }
    }

    mutating func vector(
        _ width: Int, _ name: @autoclosure () -> String, _ content: [UInt8]
    ) throws(TLSWireError) {
        try vector(width, name()) { (writer) throws(TLSWireError) in writer.append(content) }
    }

    mutating func numbers(
        _ name: @autoclosure () -> String, _ values: some Sequence<UInt16>
    ) throws(TLSWireError) {
        try vector(2, name()) { (writer) throws(TLSWireError) in for value in values { writer.uint16(value) } }
    }
}

/// Writes a message, remembering where names are so that later ones can point at them (RFC 1035 §4.1.4).
package struct DNSEncoder {
    package private(set) var bytes: [UInt8] = []
    /// The longest the message may get.
    private let limit: Int
    private let names: NameForm
    /// Each name's tail written so far, in the exact case, and where.
    private var places: [ArraySlice<UInt8>: UInt16] = [:]

    /// How names are written.
    enum NameForm {
        /// With pointers, wherever a name may have them.
        case compressed
        case whole
        /// Whole and in lower case (RFC 4034 §6.2).
        case canonical
    }

    package init(limit: Int = 65535) { self.init(limit: limit, names: .compressed) }

    init(limit: Int = 65535, names: NameForm) {
        self.limit = limit
        self.names = names
        bytes.reserveCapacity(min(limit, 512))
    }

    package mutating func append(_ value: UInt8) throws(DNSWireError) {
        try reserve(1)
        bytes.append(value)
    }

    package mutating func append(_ value: UInt16) throws(DNSWireError) {
        try reserve(2)
        bytes.append(UInt8(value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value))
    }

    package mutating func append(_ value: UInt32) throws(DNSWireError) {
        try append(UInt16(value >> 16))
        try append(UInt16(truncatingIfNeeded: value))
    }

    package mutating func append(_ values: [UInt8]) throws(DNSWireError) {
        try reserve(values.count)
        bytes += values
    }

    /// A length byte and the bytes.
    /// - Throws: `too-large` over 255 bytes.
    package mutating func appendString(_ string: [UInt8]) throws(DNSWireError) {
        guard let count = UInt8(exactly: string.count) else {
            throw DNSWireError(.tooLarge, at: bytes.count, "string of \(string.count) bytes, 255 at most,")
        }
        try append(count)
        try append(string)
    }

    package mutating func append(_ name: DNSName, compression: DNSNameCompression) throws(DNSWireError) {
        guard names == .compressed else {
            return try append(names == .canonical ? name.wire.map(\.asciiFolded) : name.wire)
        }
        var at = 0
        while name.wire[at] != 0 {
            let tail = name.wire[at...]
            if compression == .allowed, let place = places[tail] {
                return try append(0xC000 | place)
            }
            // Only the first 16 KiB can be pointed at.
            if bytes.count < 0x4000 { places[tail] = UInt16(bytes.count) }
            let next = at + 1 + Int(name.wire[at])
            try append(Array(name.wire[at..<next]))
            at = next
        }
        try append(UInt8(0))
    }

    mutating func appendData(of record: DNSRecord) throws(DNSWireError) {
        let lengthAt = bytes.count
        try append(UInt16(0))
        try record.data.encode(to: &self)
        try patchLength(at: lengthAt)
    }

    /// Fills the two bytes at `place` with the number of bytes written after them.
    mutating func patchLength(at place: Int) throws(DNSWireError) {
        guard let count = UInt16(exactly: bytes.count - place - 2) else {
            throw DNSWireError(.tooLarge, at: place, "data of more than 65535 bytes")
        }
        bytes[place] = UInt8(count >> 8)
        bytes[place + 1] = UInt8(truncatingIfNeeded: count)
    }

    private func reserve(_ count: Int) throws(DNSWireError) {
        guard bytes.count + count <= limit else {
            throw DNSWireError(.tooLarge, at: bytes.count, "message of more than \(limit) bytes")
        }
    }
}

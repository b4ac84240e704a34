extension DNSCursor {
    /// More jumps than a name has labels cannot be honest (127 one-byte labels fill 255 bytes).
    private static let jumpLimit = 127

    /// A domain name (RFC 1035 §4.1.4). Each pointer must lead to before the part it is in, so every walk ends.
    package mutating func name(
        _ bytes: Span<UInt8>, compression: DNSNameCompression = .allowed
    ) throws(DNSWireError) -> DNSName {
        let start = offset
        let (count, after) = try measureName(bytes, compression: compression)
        move(to: after)
        if count == 1 { return .root }
        // Measured first, so that the name takes one allocation of its own size.
        var wire: [UInt8] = []
        wire.reserveCapacity(count)
        var at = start
        while wire.count < count - 1 {
            let length = bytes[at]
            if length >= 0xC0 {
                at = Int(length & 0x3F) << 8 | Int(bytes[at + 1])
            } else {
                for _ in 0...length {
                    wire.append(bytes[at])
                    at += 1
                }
            }
        }
        wire.append(0)
        return DNSName(validated: wire)
    }

    /// A name that may be a pointer to one of those lately read, and is remembered.
    mutating func name(
        _ bytes: Span<UInt8>, _ memory: inout DNSNameMemory
    ) throws(DNSWireError) -> DNSName {
        var start = offset
        if remaining >= 2, offset >= 0, offset + 1 < bytes.count, bytes[offset] >= 0xC0 {
            let target = Int(bytes[offset] & 0x3F) << 8 | Int(bytes[offset + 1])
            // What is remembered was read before, so the pointer leads backwards.
            if let known = memory.name(at: target) {
                move(to: offset + 2)
                return known
            }
            start = target
        }
        let name = try name(bytes)
        memory.remember(name, at: start)
        return name
    }

    /// Checks the name here.
    /// - Returns: The bytes it takes uncompressed, and where what follows it begins.
    private func measureName(
        _ bytes: Span<UInt8>, compression: DNSNameCompression
    ) throws(DNSWireError) -> (count: Int, after: Int) {
        var walk = self
        var partStart = offset
        var count = 1
        var jumps = 0
        var after = -1
        while true {
            let at = walk.offset
            let length = try walk.uint8(bytes)
            if length == 0 { return (count, after < 0 ? walk.offset : after) }
            switch length >> 6 {
            case 0:
                count += 1 + Int(length)
                guard count <= DNSName.longestWire else {
                    throw DNSWireError(.nameTooLong, at: at, "name longer than 255 bytes")
                }
                try walk.skip(Int(length), of: bytes)
            case 3:
                let target = Int(length & 0x3F) << 8 | Int(try walk.uint8(bytes))
                guard compression == .allowed else {
                    throw DNSWireError(.pointerForbidden, at: at, "compressed name where none may be")
                }
                guard target < partStart else {
                    throw DNSWireError(.pointerForward, at: at, "compression pointer to \(target), not backwards,")
                }
                jumps += 1
                guard jumps <= Self.jumpLimit else {
                    throw DNSWireError(.tooManyPointers, at: at, "more than \(Self.jumpLimit) compression pointers")
                }
                if after < 0 { after = walk.offset }
                partStart = target
                walk = DNSCursor(offset: target, end: bytes.count)
            default:
                throw DNSWireError(.labelType, at: at, "label type 0x\(String(length & 0xC0, radix: 16))")
            }
        }
    }
}

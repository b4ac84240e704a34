extension DNSCursor {
    /// More jumps than a name has labels cannot be honest (127 one-byte labels fill 255 bytes).
    private static let jumpLimit = 127

    /// A domain name (RFC 1035 §4.1.4). Each pointer must lead to before the part it is in, so every walk ends.
    package mutating func name(
        _ bytes: Span<UInt8>, compression: DNSNameCompression = .allowed
    ) throws(DNSWireError) -> DNSName {
        var wire: [UInt8] = []
        wire.reserveCapacity(32)
        var walk = self
        var partStart = offset
        var jumps = 0
        var after: Int?
        while true {
            let at = walk.offset
            let length = try walk.uint8(bytes)
            switch length >> 6 {
            case 0 where length == 0:
                wire.append(0)
                move(to: after ?? walk.offset)
                return DNSName(validated: wire)
            case 0:
                guard wire.count + 1 + Int(length) < DNSName.longestWire else {
                    throw DNSWireError(.nameTooLong, at: at, "name longer than 255 bytes")
                }
                wire.append(length)
                wire += try walk.bytes(Int(length), of: bytes)
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
                after = after ?? walk.offset
                partStart = target
                walk = DNSCursor(offset: target, end: bytes.count)
            default:
                throw DNSWireError(.labelType, at: at, "label type 0x\(String(length & 0xC0, radix: 16))")
            }
        }
    }
}

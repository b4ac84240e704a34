/// A domain name as bytes: labels may hold anything, equality and hashing fold ASCII case only (RFC 4343).
package struct DNSName: Sendable {
    /// RFC 1035 §2.3.4: length bytes and the root's included.
    package static let longestWire = 255
    package static let longestLabel = 63
    package static let root = DNSName(validated: [0])

    /// Length-prefixed labels and the final zero byte, in the case received, never compressed.
    package let wire: [UInt8]

    /// - Parameter wire: Must already be a whole uncompressed name within the limits.
    init(validated wire: [UInt8]) { self.wire = wire }

    /// - Throws: `empty-label`, `label-too-long` or `name-too-long`, with the offset on the wire.
    package init(labels: some Sequence<[UInt8]>) throws(DNSWireError) {
        var wire: [UInt8] = []
        for label in labels {
            guard !label.isEmpty else { throw DNSWireError(.emptyLabel, at: wire.count, "empty label") }
            guard label.count <= Self.longestLabel else {
                throw DNSWireError(.labelTooLong, at: wire.count, "label of \(label.count) bytes, 63 at most,")
            }
            guard wire.count + 1 + label.count < Self.longestWire else {
                throw DNSWireError(.nameTooLong, at: wire.count, "name longer than 255 bytes")
            }
            wire.append(UInt8(label.count))
            wire += label
        }
        self.wire = wire + [0]
    }

    package var isRoot: Bool { wire.count == 1 }

    /// The labels from the left, the root's empty one left out.
    package var labels: [ArraySlice<UInt8>] {
        var labels: [ArraySlice<UInt8>] = []
        var at = 0
        while at < wire.count, wire[at] != 0 {
            let next = at + 1 + Int(wire[at])
            labels.append(wire[at + 1..<next])
            at = next
        }
        return labels
    }

    /// The name without its leftmost label; nil for the root.
    package var parent: DNSName? {
        isRoot ? nil : DNSName(validated: Array(wire[(1 + Int(wire[0]))...]))
    }

    /// Whether this name is `ancestor` or below it.
    package func isWithin(_ ancestor: DNSName) -> Bool {
        var at = 0
        while wire.count - at > ancestor.wire.count { at += 1 + Int(wire[at]) }
        return wire[at...].elementsEqual(ancestor.wire) { $0.asciiFolded == $1.asciiFolded }
    }

    /// This name's labels in front of those of `suffix`.
    /// - Throws: `name-too-long`.
    package func appending(_ suffix: DNSName) throws(DNSWireError) -> DNSName {
        let joined = wire.dropLast() + suffix.wire
        guard joined.count <= Self.longestWire else {
            throw DNSWireError(.nameTooLong, at: wire.count - 1, "name longer than 255 bytes")
        }
        return DNSName(validated: Array(joined))
    }
}

extension DNSName: Hashable {
    package static func == (a: DNSName, b: DNSName) -> Bool {
        // Length bytes are at most 63, below every letter, so folding whole names folds labels only.
        a.wire.count == b.wire.count && a.wire.elementsEqual(b.wire) { $0.asciiFolded == $1.asciiFolded }
    }

    package func hash(into hasher: inout Hasher) {
        for byte in wire { hasher.combine(byte.asciiFolded) }
    }
}

extension UInt8 {
    /// `A`–`Z` as lower case; every other byte as it is.
    var asciiFolded: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }
}

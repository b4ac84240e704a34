extension DNSName {
    /// Every ASCII letter in lower case (RFC 4034 §6.2).
    package var canonical: DNSName { DNSName(validated: wire.map(\.asciiFolded)) }

    /// How many labels there are, the root's not counted.
    package var labelCount: Int {
        var count = 0
        var at = 0
        while wire[at] != 0 {
            count += 1
            at += 1 + Int(wire[at])
        }
        return count
    }

    package var isWildcard: Bool { wire.starts(with: [1, 0x2A]) }

    /// What RRSIG's labels field says of this owner: a leading `*` is not counted either (RFC 4034 §3.1.3).
    package var signedLabelCount: Int { labelCount - (isWildcard ? 1 : 0) }

    /// The rightmost `count` labels; the whole name when it has no more.
    package func suffix(labels count: Int) -> DNSName {
        var at = 0
        for _ in 0..<max(0, labelCount - count) { at += 1 + Int(wire[at]) }
        return DNSName(validated: Array(wire[at...]))
    }

    /// This name or the one above it that lies one label below `ancestor`; nil when this is not below it.
    package func child(of ancestor: DNSName) -> DNSName? {
        isWithin(ancestor) && self != ancestor ? suffix(labels: ancestor.labelCount + 1) : nil
    }

    /// The name that a signature over so many labels is about: this one, or the wildcard above it (RFC 4035 §5.3.2).
    /// - Returns: nil when more labels are signed than there are.
    package func signedOwner(labels: UInt8) -> DNSName? {
        let own = signedLabelCount
        guard Int(labels) <= own else { return nil }
        return Int(labels) == own ? self : try? suffix(labels: Int(labels)).wildcard()
    }

    /// `*` in front of this name.
    /// - Throws: `name-too-long`.
    package func wildcard() throws(DNSWireError) -> DNSName {
        guard wire.count + 2 <= Self.longestWire else {
            throw DNSWireError(.nameTooLong, at: wire.count, "name longer than 255 bytes")
        }
        return DNSName(validated: [1, 0x2A] + wire)
    }
}

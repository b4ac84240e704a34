extension DERReader {
    /// Dotted text of an object identifier's content (X.690 section 8.19).
    mutating func objectIdentifier(_ element: DERElement) -> String {
        var arcs: [UInt64] = []
        var arc: UInt64 = 0
        var isOpen = false
        for place in element.content.prefix(128) {
            let byte = bytes[place]
            guard arc < 1 << 56 else {
                flaw("an object identifier has an arc that is too large", at: element.start)
                break
            }
            arc = arc << 7 | UInt64(byte & 0x7F)
            isOpen = byte & 0x80 != 0
            guard !isOpen else { continue }
            if arcs.isEmpty {
                let root = min(arc / 40, 2)
                arcs = [root, arc - root * 40]
            } else {
                arcs.append(arc)
            }
            arc = 0
        }
        if isOpen || arcs.isEmpty { flaw("an object identifier is cut off", at: element.start) }
        return arcs.map { String($0) }.joined(separator: ".")
    }

    /// The number of bits of a non-negative integer, leading zeros not counted.
    func bitCount(_ integer: DERElement) -> Int {
        let digits = bytes[integer.content].drop { $0 == 0 }
        guard let first = digits.first else { return 0 }
        return digits.count * 8 - first.leadingZeroBitCount
    }

    /// X.690 section 8.2: anything but zero is true, though DER wants 0xFF.
    mutating func boolean(_ element: DERElement) -> Bool {
        guard element.content.count == 1 else {
            flaw("a boolean has \(element.content.count) bytes", at: element.start)
            return bytes[element.content].contains { $0 != 0 }
        }
        let value = bytes[element.content.lowerBound]
        if value != 0, value != 0xFF { flaw("a boolean is neither 0x00 nor 0xff", at: element.start) }
        return value != 0
    }

    /// Lower-case hexadecimal.
    func hex(_ range: Range<Int>) -> String {
        var text = ""
        text.reserveCapacity(range.count * 2)
        let digits = Array("0123456789abcdef")
        for place in range {
            text.append(digits[Int(bytes[place] >> 4)])
            text.append(digits[Int(bytes[place] & 15)])
        }
        return text
    }
}

extension DERReader {
    /// Dotted text of an object identifier's content (X.690 section 8.19).
    mutating func objectIdentifier(_ element: DERElement) -> String {
        var arcs: [UInt64] = []
        var arc: UInt64 = 0
        var isOpen = false
        for place in element.content.prefix(128) {
            let byte = bytes[place]
            if arc == 0, !isOpen, byte == 0x80 {
                flaw("an object identifier has an arc with needless zeros in front", at: element.start)
            }
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

    /// An integer's bytes without zeros in front; a negative one is noted and its bytes are as encoded.
    mutating func magnitude(_ element: DERElement, _ what: String) -> [UInt8] {
        let octets = bytes[element.content]
        guard element.tag == DERElement.integer, let lead = octets.first else {
            flaw("\(what) is not a number", at: element.start)
            return []
        }
        if lead & 0x80 != 0 { flaw("\(what) is negative", at: element.start) }
        noteNeedlessOctets(octets, what, at: element.start)
        return Array(octets.drop { $0 == 0 })
    }

    /// A number that is a count or a version; nil, and a flaw, when it is negative or needs more than 32 bits.
    mutating func smallNumber(_ element: DERElement, _ what: String, tag: UInt8 = DERElement.integer) -> Int? {
        let octets = bytes[element.content]
        guard element.tag == tag, let lead = octets.first else {
            flaw("\(what) is not a number", at: element.start)
            return nil
        }
        noteNeedlessOctets(octets, what, at: element.start)
        guard lead & 0x80 == 0, octets.count <= 5 else {
            flaw("\(what) is negative or too large", at: element.start)
            return nil
        }
        return octets.reduce(0) { $0 << 8 | Int($1) }
    }

    /// X.690 section 8.3.2: the first nine bits are not all the same.
    private mutating func noteNeedlessOctets(_ octets: ArraySlice<UInt8>, _ what: String, at start: Int) {
        guard octets.count > 1, let lead = octets.first, lead == 0 || lead == 0xFF else { return }
        if octets[octets.startIndex + 1] & 0x80 == lead & 0x80 {
            flaw("\(what) has needless bytes in front", at: start)
        }
    }

    /// The bytes of a bit string whose number of bits is a multiple of eight, as keys and signatures are.
    mutating func wholeBytes(_ element: DERElement, _ what: String) -> Range<Int>? {
        guard element.tag == DERElement.bitString, let unused = bytes[element.content].first else {
            flaw("\(what) is not a bit string", at: element.start)
            return nil
        }
        if unused != 0 { flaw("\(what) is not a whole number of bytes", at: element.start) }
        return element.content.dropFirst()
    }

    /// The one element that `content` should hold.
    mutating func only(in content: Range<Int>, _ tag: UInt8, _ what: String) -> DERElement? {
        var rest = content
        guard let element = next(in: &rest), element.tag == tag else {
            flaw("\(what) is not what it should be", at: content.lowerBound)
            return nil
        }
        if !rest.isEmpty { flaw("\(rest.count) bytes follow \(what)", at: rest.lowerBound) }
        return element
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

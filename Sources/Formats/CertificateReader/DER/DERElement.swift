/// One tag-length-value of ASN.1 (X.690), as places in the bytes it was read from.
struct DERElement: Hashable {
    /// The identifier octet: class, constructed bit and number; the number is 31 for all that need more octets.
    let tag: UInt8
    /// Where the identifier octet is.
    let start: Int
    let content: Range<Int>
    /// After the element, its end-of-contents octets included.
    let end: Int

    static let boolean: UInt8 = 0x01
    static let integer: UInt8 = 0x02
    static let bitString: UInt8 = 0x03
    static let octetString: UInt8 = 0x04
    static let null: UInt8 = 0x05
    static let objectIdentifier: UInt8 = 0x06
    static let enumerated: UInt8 = 0x0A
    static let utcTime: UInt8 = 0x17
    static let generalizedTime: UInt8 = 0x18
    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31

    static func context(_ number: UInt8) -> UInt8 { 0xA0 | number }
    static func primitiveContext(_ number: UInt8) -> UInt8 { 0x80 | number }
}

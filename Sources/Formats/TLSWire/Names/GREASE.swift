/// Numbers that mean nothing (RFC 8701): offered by clients so that servers do not forget to ignore the unknown.
package enum GREASE {
    /// 0x0A0A, 0x1A1A … 0xFAFA.
    package static let values: [UInt16] = (0..<16).map { 0x0A0A &+ 0x1010 &* UInt16($0) }

    package static func isValue(_ number: UInt16) -> Bool {
        number & 0x0F0F == 0x0A0A && number >> 8 == number & 0xFF
    }
}

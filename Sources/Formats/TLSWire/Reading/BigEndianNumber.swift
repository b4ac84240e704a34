/// Numbers of any size, as they stand on the wire.
package enum BigEndianNumber {
    /// Without zeros in front; 0 for nought.
    package static func bits(_ number: [UInt8]) -> Int {
        guard let first = number.firstIndex(where: { $0 != 0 }) else { return 0 }
        return (number.count - first) * 8 - number[first].leadingZeroBitCount
    }
}

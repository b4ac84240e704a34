/// A compiled time zone, put together for a test.
struct TZifBytes {
    var version: UInt8 = 0x32
    var transitions: [Int64] = []
    var following: [UInt8] = []
    /// Offset, whether it is daylight saving time, place of the abbreviation.
    var types: [(Int32, UInt8, UInt8)] = [(0, 0, 0)]
    var names: [UInt8] = Array("UTC\u{0}".utf8)
    var leapSeconds: [Int64] = []
    var flags: [UInt8] = []
    var footer = ""

    var bytes: [UInt8] {
        var first = TZifBytes()
        first.version = version
        return first.block(timeSize: 4) + block(timeSize: 8) + [0x0A] + Array(footer.utf8) + [0x0A]
    }

    func block(timeSize: Int) -> [UInt8] {
        var bytes: [UInt8] = Array("TZif".utf8) + [version] + Array(repeating: 0, count: 15)
        let counts = [0, flags.count, leapSeconds.count, transitions.count, types.count, names.count]
        for count in counts { bytes += Self.bigEndian(Int64(count), 4) }
        for time in transitions { bytes += Self.bigEndian(time, timeSize) }
        bytes += following
        for (offset, isDaylightSaving, name) in types {
            bytes += Self.bigEndian(Int64(offset), 4) + [isDaylightSaving, name]
        }
        bytes += names
        for time in leapSeconds { bytes += Self.bigEndian(time, timeSize) + Self.bigEndian(1, 4) }
        return bytes + flags
    }

    static func bigEndian(_ value: Int64, _ count: Int) -> [UInt8] {
        (0..<count).map { UInt8(truncatingIfNeeded: value >> Int64(8 * (count - 1 - $0))) }
    }
}

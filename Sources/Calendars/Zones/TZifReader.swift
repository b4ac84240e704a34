/// Reads the parts of a TZif file (RFC 9636 section 3) one after the other.
struct TZifReader {
    struct Header {
        let version: UInt8
        let utcFlags: Int
        let standardFlags: Int
        let leapSeconds: Int
        let transitions: Int
        let types: Int
        let characters: Int

        /// Counts are below 2³², so that this does not overflow.
        func blockSize(timeSize: Int) -> Int {
            transitions * (timeSize + 1) + types * 6 + characters + leapSeconds * (timeSize + 4) + standardFlags
                + utcFlags
        }
    }

    struct Block {
        var transitions: [Int64] = []
        var following: [UInt8] = []
        var types: [LocalTimeType] = []
    }

    /// Real zones have some hundred.
    private static let mostTransitions = 2_000

    private let bytes: [UInt8]
    private var offset = 0

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    mutating func skip(_ count: Int) throws(CalendarError) { _ = try take(count, "its first block of times") }

    private mutating func take(_ count: Int, _ what: String) throws(CalendarError) -> ArraySlice<UInt8> {
        guard count <= bytes.count - offset else {
            throw CalendarError(
                .truncated, atByte: bytes.count, "a time zone file that ends within \(what)",
                hint: "install the package `tzdata` again")
        }
        defer { offset += count }
        return bytes[offset..<offset + count]
    }

    private func fault(_ reason: CalendarError.Reason, at place: Int? = nil, _ fault: String) -> CalendarError {
        CalendarError(reason, atByte: place ?? offset, fault, hint: "install the package `tzdata` again")
    }

    mutating func header() throws(CalendarError) -> Header {
        guard bytes[min(offset, bytes.count)...].starts(with: [0x54, 0x5A, 0x69, 0x66]) else {
            throw CalendarError(
                .notAZone, atByte: offset, "not a compiled time zone: `TZif` is missing",
                hint: "name a file of `/usr/share/zoneinfo`, such as `Europe/Berlin`")
        }
        let start = offset
        let fixed = Array(try take(44, "its header"))
        func count(_ place: Int) -> Int { fixed[place..<place + 4].reduce(0) { $0 << 8 | Int($1) } }
        // The versions are written as digits; 0 is the first.
        let version: UInt8 = fixed[4] == 0 ? 1 : fixed[4] &- 0x30
        guard (1...9).contains(version), fixed[4] != 0x31 else {
            throw fault(.badValue, at: start + 4, "a time zone file of an unknown version")
        }
        return Header(
            version: version, utcFlags: count(20), standardFlags: count(24), leapSeconds: count(28),
            transitions: count(32), types: count(36), characters: count(40))
    }

    /// The block with times of 64 bits.
    mutating func block(_ header: Header) throws(CalendarError) -> Block {
        guard (1...256).contains(header.types), header.characters > 0,
            header.utcFlags == 0 || header.utcFlags == header.types,
            header.standardFlags == 0 || header.standardFlags == header.types,
            header.transitions <= Self.mostTransitions
        else { throw fault(.badCount, "a time zone file whose counts do not go together") }
        guard header.leapSeconds == 0 else {
            throw CalendarError(
                .leapSeconds, atByte: offset - 16, "a time zone that counts leap seconds, which clocks here do not",
                hint: "take the zone of the same name outside `right/`")
        }
        guard header.blockSize(timeSize: 8) <= bytes.count - offset else {
            throw CalendarError(
                .truncated, atByte: bytes.count, "a time zone file that ends within its times",
                hint: "install the package `tzdata` again")
        }
        var block = Block()
        try readTransitions(header, into: &block)
        let start = offset
        let types = Array(try take(header.types * 6, "its kinds of time"))
        let names = Array(try take(header.characters, "its abbreviations"))
        _ = try take(header.standardFlags + header.utcFlags, "its flags")
        for place in stride(from: 0, to: types.count, by: 6) {
            let raw = types[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
            let seconds = Int(Int32(bitPattern: raw))
            guard LocalTimeType.offsets.contains(seconds), types[place + 4] <= 1 else {
                throw fault(.badValue, at: start + place, "a time zone file with an offset of \(seconds) s")
            }
            let name = names.dropFirst(Int(types[place + 5])).prefix { $0 != 0 }
            guard Int(types[place + 5]) + name.count < names.count, name.count <= 20,
                name.allSatisfy({ (0x20...0x7E).contains($0) })
            else { throw fault(.badValue, at: start + place + 5, "a time zone file without an abbreviation") }
            block.types.append(
                LocalTimeType(
                    offset: seconds, isDaylightSaving: types[place + 4] == 1,
                    abbreviation: String(decoding: name, as: UTF8.self)))
        }
        return block
    }

    private mutating func readTransitions(_ header: Header, into block: inout Block) throws(CalendarError) {
        let start = offset
        let times = try take(header.transitions * 8, "its times")
        block.following = Array(try take(header.transitions, "its times"))
        block.transitions.reserveCapacity(header.transitions)
        for place in stride(from: start, to: times.endIndex, by: 8) {
            let time = Int64(bitPattern: bytes[place..<place + 8].reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
            if let last = block.transitions.last, last >= time {
                throw fault(.badOrder, at: place, "a time zone file whose times are out of order")
            }
            block.transitions.append(time)
        }
        if let place = block.following.firstIndex(where: { Int($0) >= header.types }) {
            throw fault(.badValue, at: times.endIndex + place, "a time zone file that names a kind of time it lacks")
        }
    }

    /// The POSIX TZ string between two line ends.
    mutating func footer() throws(CalendarError) -> (text: [UInt8], offset: Int) {
        guard try take(1, "its last line") == [0x0A] else {
            throw fault(.badValue, at: offset - 1, "a time zone file without its last line")
        }
        let start = offset
        let text = bytes[start...].prefix { $0 != 0x0A }
        _ = try take(text.count + 1, "its last line")
        return (Array(text), start)
    }
}

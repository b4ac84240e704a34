import UpkeepCore

/// The results of one series in one slice, and the one before them, which speaks into the slice.
struct PackedSlice: Hashable {
    private static let version: UInt8 = 1
    private enum Flag {
        static let carry: UInt8 = 1
        static let gap: UInt8 = 2
    }

    /// The last result before the slice, its latency and phases left out; nil when none is known.
    var carry: PackedLook?
    /// Sorted by time.
    var looks: [PackedLook]
    /// Whether the series' next result, in a later slice, comes after a gap.
    var endsInGap = false

    /// Puts results between those that are there; one that is there already is the same one, sent twice.
    mutating func add(_ new: [PackedLook]) {
        let known = Set(looks)
        looks += new.filter { !known.contains($0) }
        looks.sort { $0.at < $1.at }
    }

    /// The result that speaks into the next slice.
    var last: PackedLook? {
        guard !endsInGap, var look = looks.last ?? carry else { return nil }
        look.latency = -1
        look.phases = SIMD8(repeating: -1)
        look.isAfterGap = false
        return look
    }
}

extension PackedSlice {
    func packed(from start: Int64) -> [UInt8] {
        var writer = PackedWriter()
        writer.byte(Self.version)
        writer.byte((carry == nil ? 0 : Flag.carry) | (endsInGap ? Flag.gap : 0))
        var codec = LookCodec(from: start)
        if let carry { codec.write(carry, to: &writer) }
        for look in looks { codec.write(look, to: &writer) }
        return writer.bytes
    }

    init(_ bytes: [UInt8], from start: Int64) throws(PackingError) {
        var reader = PackedReader(bytes)
        guard try reader.byte() == Self.version else { throw PackingError(problem: .version, offset: 0) }
        let flags = try reader.byte()
        var codec = LookCodec(from: start)
        carry = flags & Flag.carry == 0 ? nil : try codec.read(&reader)
        endsInGap = flags & Flag.gap != 0
        looks = []
        while !reader.isAtEnd { looks.append(try codec.read(&reader)) }
    }
}

extension PackedSlice {
    /// Who speaks for which time: each result from its own moment to the next result's, at most for one and a half
    /// intervals, and not at all when what follows comes after a gap. Spans never overlap, so no time counts twice.
    /// - Parameter window: milliseconds; spans are cut to it.
    func spans(in window: Range<Int64>, _ body: (_ status: Status, _ span: Range<Int64>) -> Void) {
        var speaker = carry
        func close(_ end: Int64) {
            guard let speaker else { return }
            let start = max(speaker.at, window.lowerBound)
            let end = min(end, speaker.speaksUntil, window.upperBound)
            if start < end { body(speaker.status, start..<end) }
        }
        for look in looks {
            if !look.isAfterGap { close(look.at) }
            speaker = look
        }
        if !endsInGap { close(.max) }
    }
}

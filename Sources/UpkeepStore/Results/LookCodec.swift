import UpkeepCore

/// Packs results of one series, each as its difference from the one before: some ten bytes with latency and phases.
struct LookCodec {
    private enum Flag {
        static let check: UInt8 = 1 << 2
        static let latency: UInt8 = 1 << 3
        static let phases: UInt8 = 1 << 4
        static let phaseMask: UInt8 = 1 << 5
        static let interval: UInt8 = 1 << 6
        static let gap: UInt8 = 1 << 7
    }

    private var due: Int64
    private var interval: Int64 = 0
    private var check: Int64 = 0
    private var latency: Int64 = 0
    private var phases = SIMD8<Int32>(repeating: 0)
    private var mask: UInt8 = 0

    /// - Parameter start: milliseconds; what the first result's time is counted from.
    init(from start: Int64) { due = start }

    mutating func write(_ look: PackedLook, to writer: inout PackedWriter) {
        var newMask: UInt8 = 0
        for place in 0..<LookResult.phaseLimit where look.phases[place] >= 0 { newMask |= 1 << UInt8(place) }
        var head = look.status.code
        if look.check != check { head |= Flag.check }
        if look.latency >= 0 { head |= Flag.latency }
        if newMask != 0 { head |= newMask == mask ? Flag.phases : Flag.phases | Flag.phaseMask }
        if look.interval != interval { head |= Flag.interval }
        if look.isAfterGap { head |= Flag.gap }
        writer.byte(head)
        if look.interval != interval { writer.number(UInt64(look.interval)) }
        writer.signed(look.at &- due)
        if look.check != check { writer.number(UInt64(look.check)) }
        if look.latency >= 0 { writer.signed(look.latency - latency) }
        if newMask != 0 {
            if newMask != mask { writer.byte(newMask) }
            for place in 0..<LookResult.phaseLimit where newMask & (1 << UInt8(place)) != 0 {
                writer.signed(Int64(look.phases[place]) - Int64(phases[place]))
            }
            mask = newMask
        }
        follow(look)
    }

    mutating func read(_ reader: inout PackedReader) throws(PackingError) -> PackedLook {
        let start = reader.offset
        let head = try reader.byte()
        var look = PackedLook(at: 0, status: Status(code: head), interval: interval, check: check)
        look.isAfterGap = head & Flag.gap != 0
        if head & Flag.interval != 0 { look.interval = try reader.number(upTo: PackedLook.longestInterval) }
        look.at = due &+ (try reader.signed())
        if head & Flag.check != 0 { look.check = try reader.number(upTo: .max) }
        if head & Flag.latency != 0 {
            look.latency = latency &+ (try reader.signed())
            guard (0...PackedLook.longestLatency).contains(look.latency) else {
                throw PackingError(problem: .range, offset: start)
            }
        }
        if head & Flag.phases != 0 {
            if head & Flag.phaseMask != 0 { mask = try reader.byte() }
            for place in 0..<LookResult.phaseLimit where mask & (1 << UInt8(place)) != 0 {
                let value = Int64(phases[place]) &+ (try reader.signed())
                guard value >= 0, let phase = Int32(exactly: value) else {
                    throw PackingError(problem: .range, offset: start)
                }
                look.phases[place] = phase
            }
        }
        follow(look)
        return look
    }

    private mutating func follow(_ look: PackedLook) {
        due = look.at &+ look.interval
        interval = look.interval
        check = look.check
        if look.latency >= 0 { latency = look.latency }
        for place in 0..<LookResult.phaseLimit where look.phases[place] >= 0 { phases[place] = look.phases[place] }
    }
}

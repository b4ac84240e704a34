import UpkeepCore

/// A look's result in the units it is kept in, without its series.
struct PackedLook: Hashable {
    /// Longer than any interval or latency that makes sense; what is read beyond it is damage.
    static let longestInterval: Int64 = 366 * 86_400_000
    static let longestLatency: Int64 = 3_600_000_000

    /// Milliseconds since 1970.
    var at: Int64
    var status: Status
    /// Milliseconds.
    var interval: Int64
    /// The headline check's number in its table; 0 is none.
    var check: Int64 = 0
    /// Microseconds; negative is none.
    var latency: Int64 = -1
    /// Tenths of milliseconds; negative where a phase was not reached.
    var phases = SIMD8<Int32>(repeating: -1)
    var isAfterGap = false

    /// Until when it speaks, if no other result comes before: one and a half intervals, since looks may be a little late.
    var speaksUntil: Int64 { at &+ interval &+ interval / 2 }
}

extension PackedLook {
    /// - Parameter check: the number of the result's check.
    init(_ result: LookResult, check: Int64) {
        at = Slice.milliseconds(result.at)
        status = result.status
        interval = min(max(0, result.interval.nanosecondsClamped / 1_000_000), Self.longestInterval)
        self.check = check
        if let latency = result.latency {
            self.latency = min(max(0, latency.nanosecondsClamped / 1_000), Self.longestLatency)
        }
        for (place, phase) in result.phases.prefix(LookResult.phaseLimit).enumerated() {
            guard let phase else { continue }
            phases[place] = Int32(clamping: max(0, phase.nanosecondsClamped / 100_000))
        }
        isAfterGap = result.isAfterGap
    }

    /// - Parameter check: the check that ``check`` is the number of.
    func result(_ subject: Subject, _ vantage: Vantage, check: CheckID?) -> LookResult {
        var phases: [Duration?] = []
        for place in 0..<LookResult.phaseLimit {
            phases.append(self.phases[place] < 0 ? nil : .nanoseconds(Int64(self.phases[place]) * 100_000))
        }
        while let last = phases.last, last == nil { phases.removeLast() }
        return LookResult(
            subject, from: vantage, at: Slice.timestamp(at), status: status, check: check,
            latency: latency < 0 ? nil : .microseconds(latency), phases: phases, interval: .milliseconds(interval),
            isAfterGap: isAfterGap)
    }
}

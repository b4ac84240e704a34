import UpkeepCore
import UpkeepStore

/// Made-up monitors whose looks are a little late, whose latency wanders, and which fail now and then; the same in every run.
struct Monitors {
    static let vantage = Vantage(name: "bench")
    /// 2025-11-19T00:00:00Z.
    static let start = Timestamp(seconds: 1_763_510_400)

    let series: [MonitoredSeries]
    private let interval: Int
    private var bases: [Double] = []
    private var state: UInt64 = 1

    init(_ count: Int, interval: Int) {
        series = (0..<count).map {
            MonitoredSeries(Subject(.site, "https://shop-\($0).example/"), from: Self.vantage)
        }
        self.interval = interval
        for _ in 0..<count { bases.append(20_000 + 150_000 * uniform()) }
    }

    /// The looks of one second, counted from the start: each monitor has its own second of the interval.
    mutating func second(_ second: Int) -> [LookResult] {
        stride(from: second % interval, to: series.count, by: interval).map { look($0, second) }
    }

    private mutating func look(_ place: Int, _ second: Int) -> LookResult {
        let at = Self.start + .milliseconds(second * 1000 + Int(uniform() * 40))
        let isDown = uniform() < 0.0005
        // Three draws make a bell; a busy evening makes it slower; a few are slow for no reason.
        let bell = 1 + (uniform() + uniform() + uniform() - 1.5) * 0.25
        let tail = uniform() < 0.02 ? 3 * uniform() : 0
        let latency = bases[place] * (bell + tail)
        let shares = [0.05, 0.15, 0.3, 0.01, 0.4, 0.09]
        let phases = shares.map { share -> Duration? in .microseconds(Int(latency * share * (0.9 + 0.2 * uniform()))) }
        return LookResult(
            series[place].subject, from: Self.vantage, at: at, status: isDown ? .critical : .ok,
            check: isDown ? "http.status" : "http.latency", latency: isDown ? nil : .microseconds(Int(latency)),
            phases: isDown ? [] : phases, interval: .seconds(interval))
    }

    /// 0 to 1, by SplitMix64.
    private mutating func uniform() -> Double {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return Double((value ^ (value >> 31)) >> 11) / Double(UInt64(1) << 53)
    }
}

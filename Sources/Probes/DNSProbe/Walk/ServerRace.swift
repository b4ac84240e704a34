import Checks
import UpkeepCore

/// Which servers of one zone were asked one thing, and how many more may be.
struct ServerRace {
    private(set) var asked: [NameServerAddress] = []
    private(set) var outstanding: Set<Endpoint> = []
    private var allowance: Int
    private var cap: Int
    private var known: Set<Endpoint> = []

    init(allowance: Int, cap: Int) {
        self.allowance = allowance
        self.cap = cap
    }

    /// Those to ask now, marked as asked.
    mutating func start(from candidates: [NameServerAddress]) -> [NameServerAddress] {
        var picks: [NameServerAddress] = []
        for candidate in candidates where asked.count < min(allowance, cap) {
            guard known.insert(candidate.endpoint).inserted else { continue }
            asked.append(candidate)
            outstanding.insert(candidate.endpoint)
            picks.append(candidate)
        }
        return picks
    }

    mutating func ended(_ endpoint: Endpoint, isUseful: Bool) {
        outstanding.remove(endpoint)
        if !isUseful { allowance += 1 }
    }

    mutating func allow(_ more: Int) { allowance += more }

    mutating func allowAll(upTo cap: Int) {
        self.cap = max(self.cap, cap)
        allowance = self.cap
    }

    /// Whether nobody is left who may be asked, and nobody is being waited for.
    func isExhausted(_ candidates: [NameServerAddress]) -> Bool {
        outstanding.isEmpty && (asked.count >= cap || candidates.allSatisfy { known.contains($0.endpoint) })
    }
}

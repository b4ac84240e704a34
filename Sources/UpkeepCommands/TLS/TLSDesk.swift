import Checks
import Diagnosis
import Synchronization
import UpkeepCore
import UpkeepSystem

/// Where looks at services arrive, from several threads; a quick one is judged at once and let go.
final class TLSDesk: Sendable {
    /// What is kept of a scan.
    struct Keeping {
        /// What is seen of one service says nothing of another, as long as nobody asks for SSL 2.0.
        var judgesAtOnce: Bool
        /// Files are compared with what is served.
        var scans: Bool
        /// Certificates are remembered.
        var certificates: Bool
    }

    private struct State: Sendable {
        var told: ToldServices
        var scans: [Int: TLSScan] = [:]
        var histories: [Int: CertificateHistory] = [:]
    }

    private let targets: [TLSTarget]
    private let teller: TLSTeller
    private let keeping: Keeping
    /// What was served at each target before, by its place.
    private let past: [Int: [PastCertificate]]
    private let clock: SystemClock
    private let state: Mutex<State>

    init(
        _ targets: [TLSTarget], _ teller: TLSTeller, keeping: Keeping, past: [Int: [PastCertificate]],
        clock: SystemClock
    ) {
        self.targets = targets
        self.teller = teller
        self.keeping = keeping
        self.past = past
        self.clock = clock
        state = Mutex(State(told: ToldServices(count: targets.count)))
    }

    func take(_ scan: TLSScan, _ place: Int) {
        let now = clock.now
        // What was served before must not be remembered as if it had been served now.
        let history = keeping.certificates ? CertificateHistory(scan, at: now) : nil
        var scan = scan
        if let past = past[place] { scan.past = .seen(past) }
        let told = keeping.judgesAtOnce ? teller.told(scan, targets[place], place, at: now) : nil
        let kept = told == nil || keeping.scans ? scan : nil
        state.withLock { state in
            state.histories[place] = history
            state.scans[place] = kept
            if let told { state.told.add(told, of: place) }
        }
    }

    /// What was shown at each service that was looked at.
    var shown: [(service: String, history: CertificateHistory)] {
        state.withLock { state in state.histories.sorted { $0.key < $1.key }.map { (targets[$0.key].label, $0.value) } }
    }

    /// Nothing more comes.
    /// - Returns: what is told, the places of what nobody got to, and the scans if they are kept.
    func close() -> (told: ToldServices, missing: [Int], scans: [(TLSTarget, TLSScan)]) {
        let state = state.withLock { state in
            defer { state = State(told: ToldServices(count: 0)) }
            return state
        }
        var (told, scans) = (state.told, state.scans)
        if !keeping.judgesAtOnce { judge(&scans, &told) }
        let missing = told.close()
        return (told, missing, scans.sorted { $0.key < $1.key }.map { (targets[$0.key], $0.value) })
    }

    private func judge(_ scans: inout [Int: TLSScan], _ told: inout ToldServices) {
        let now = clock.now
        // Where nobody was asked for SSL 2.0, thousands need not be judged side by side.
        let hasOldest = scans.values.contains { $0.endpoints.contains { $0.ssl2.value != nil } }
        let together = hasOldest ? teller.findings(scans, targets, at: now) : nil
        for place in scans.keys.sorted() {
            guard let scan = scans[place] else { continue }
            if let together {
                told.add(together[place].map { teller.told(scan, $0) } ?? ToldServices.Told(), of: place)
            } else {
                told.add(teller.told(scan, targets[place], place, at: now), of: place)
            }
            if !keeping.scans { scans[place] = nil }
        }
    }
}

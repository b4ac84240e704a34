import Checks
import Diagnosis
import HTTPWire
import UpkeepCore
import UpkeepStore
import UpkeepSystem

/// What is remembered of sites in good times, in the folder that `--state` names.
///
/// A look must not fail because of its memory: what cannot be read or written is said in one line on standard error, and
/// done without.
struct Memory {
    /// Names that have been seen well, by their URL.
    private static let knownGood = MemoryKind<KnownGood>("known-good")

    /// Certificates that were seen at services, by what the service is called.
    private static let certificates = MemoryKind<CertificateHistory>("certificates")

    private let store: Store
    private let system: System

    /// - Parameters:
    ///   - folder: as given; `none` remembers nothing, nil takes the usual place.
    ///   - isMissed: whether to say so when there is no usual place.
    static func open(_ folder: String?, _ system: System, isMissed: Bool = false) -> Memory? {
        guard folder != "none" else { return nil }
        guard let path = folder ?? StateFolder.usual(system) else {
            if isMissed { tell("there is no home folder; `--state FOLDER` names a place for it", system) }
            return nil
        }
        do throws(StoreError) {
            return Memory(store: try Store(folder: path), system: system)
        } catch {
            tell(words(error), system)
            return nil
        }
    }

    func recall(_ url: String) async -> KnownGood? {
        do throws(StoreError) {
            return try await store.recall(Self.knownGood, of: url)?.value
        } catch {
            Self.tell(Self.words(error), system)
            return nil
        }
    }

    func remember(_ good: KnownGood, of url: String) async {
        do throws(StoreError) {
            try await store.remember(good, as: Self.knownGood, of: url, seenAt: good.at)
        } catch {
            Self.tell(Self.words(error), system)
        }
    }

    /// What sites that are well have to remember, beside what only `upkeep why` can see of them.
    func add(_ results: [SiteRound.Result]) async {
        var seen: [String: KnownGood] = [:]
        for result in results {
            if case .http(let plan) = result.site.plan, let good = result.good { seen[plan.url.text] = good }
        }
        guard !seen.isEmpty else { return }
        let good = seen
        do throws(StoreError) {
            try await store.update(Self.knownGood, of: Array(good.keys)) { url, earlier in
                good[url].map { ($0.adding(earlier), $0.at) }
            }
        } catch {
            Self.tell(Self.words(error), system)
        }
    }

    func certificates(of service: String) async -> CertificateHistory? {
        do throws(StoreError) {
            return try await store.recall(Self.certificates, of: service)?.value
        } catch {
            Self.tell(Self.words(error), system)
            return nil
        }
    }

    /// The certificates that were seen just now.
    func add(_ shown: [(service: String, history: CertificateHistory)], at now: Timestamp) async {
        let seen = Dictionary(shown.map { ($0.service, $0.history) }) { first, _ in first }
        guard !seen.isEmpty else { return }
        do throws(StoreError) {
            try await store.update(Self.certificates, of: Array(seen.keys)) { service, earlier in
                seen[service].map { ((earlier ?? CertificateHistory()).adding($0), now) }
            }
        } catch {
            Self.tell(Self.words(error), system)
        }
    }

    private static func words(_ error: StoreError) -> String {
        error.message + (error.hint.map { " (\($0))" } ?? "")
    }

    private static func tell(_ why: String, _ system: System) {
        // Nobody reads standard error, and that is no reason to say less on standard output.
        try? Output.put("note: nothing is remembered: \(why)\n", system.standardError)
    }
}

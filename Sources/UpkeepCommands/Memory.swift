import Checks
import Diagnosis
import HTTPWire
import UpkeepCore
import UpkeepStore
import UpkeepSystem

/// What is remembered of sites in good times, in the folder that `--state` names.
struct Memory {
    /// Names that have been seen well, by their URL.
    private static let knownGood = MemoryKind<KnownGood>("known-good")

    /// Certificates that were seen at services, by what the service is called.
    private static let certificates = MemoryKind<CertificateHistory>("certificates")

    private let store: Store

    /// - Parameter folder: as given; `none` remembers nothing, nil takes the usual place.
    /// - Throws: ``CommandFailure`` when a folder that was named cannot be used. The usual place is done without.
    static func open(_ folder: String?, _ system: System) throws -> Memory? {
        guard folder != "none", let path = folder ?? usualFolder(system) else { return nil }
        do throws(StoreError) {
            return Memory(store: try Store(folder: path))
        } catch {
            guard folder == nil else { throw CommandFailure(error) }
            try Output.put("note: nothing is remembered: \(error.message)\n", system.standardError)
            return nil
        }
    }

    func recall(_ url: String) async throws -> KnownGood? {
        do throws(StoreError) {
            return try await store.recall(Self.knownGood, of: url)?.value
        } catch {
            throw CommandFailure(error)
        }
    }

    func remember(_ good: KnownGood, of url: String) async throws {
        do throws(StoreError) {
            try await store.remember(good, as: Self.knownGood, of: url, seenAt: good.at)
        } catch {
            throw CommandFailure(error)
        }
    }

    /// What sites that are well have to remember, beside what only `upkeep why` can see of them.
    func add(_ results: [SiteRound.Result]) async throws {
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
            throw CommandFailure(error)
        }
    }

    func certificates(of service: String) async throws -> CertificateHistory? {
        do throws(StoreError) {
            return try await store.recall(Self.certificates, of: service)?.value
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The certificates that were seen just now.
    func add(_ scans: [(service: String, scan: TLSScan)], at now: Timestamp) async throws {
        let seen = Dictionary(scans.map { ($0.service, $0.scan) }) { first, _ in first }
        guard !seen.isEmpty else { return }
        do throws(StoreError) {
            try await store.update(Self.certificates, of: Array(seen.keys)) { service, earlier in
                seen[service].map { ((earlier ?? CertificateHistory()).adding($0, at: now), now) }
            }
        } catch {
            throw CommandFailure(error)
        }
    }

    /// The XDG base directory for state; nil where there is no home.
    private static func usualFolder(_ system: System) -> String? {
        if let state = system.environment.nonEmpty("XDG_STATE_HOME"), state.hasPrefix("/") { return state + "/upkeep" }
        return system.environment.nonEmpty("HOME").map { $0 + "/.local/state/upkeep" }
    }
}

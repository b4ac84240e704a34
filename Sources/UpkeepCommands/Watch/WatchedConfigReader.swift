import Checks
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// Reads what is to be watched, as often as it may have changed.
struct WatchedConfigReader: Sendable {
    let targets: [String]
    let path: String?
    let system: System

    /// - Throws: ``CommandFailure`` with every problem that the config has.
    func read() throws -> WatchedConfig {
        // What is compared later is what was there before reading began: a change meanwhile is then noticed.
        let texts = texts
        let selection = try SiteSelection(targets: targets, configPath: path, system: system, mayBeEmpty: true)
        guard !selection.sites.isEmpty || !(selection.configuration?.watch.heartbeats.isEmpty ?? true) else {
            throw CommandFailure(
                "nothing-to-watch", "the config names no site and no heartbeat",
                hint: "`upkeep config init https://example.com/` writes one from what is there")
        }
        return WatchedConfig(
            sites: selection.sites, configuration: selection.configuration, note: selection.note, texts: texts)
    }

    /// Whether any of the config's files is not as it was.
    func isChanged(since config: WatchedConfig) -> Bool { texts != config.texts }

    /// What each of the config's files holds.
    var texts: [String: [UInt8]] {
        guard let path = path ?? (try? ConfigFiles.find(system)) ?? nil,
            let sources = try? ConfigFiles.sources(path, system)
        else { return [:] }
        return Dictionary(sources.map { ($0.path, $0.bytes) }) { $1 }
    }
}

import UpkeepConfig
import UpkeepSystem
import UpkeepWatch

/// What the config of this host says of watching, for commands that act on a watch's ledger.
enum ConfiguredPlan {
    /// - Parameter path: as somebody named it; nil: where configs usually are, and one that cannot be read there is no reason
    ///   to stop.
    /// - Returns: nil when there is none.
    static func read(_ path: String?, _ system: System) throws -> WatchPlan? {
        do {
            guard let place = try path ?? ConfigFiles.find(system) else { return nil }
            let configuration = try ConfigFiles.load(place, system)
            let config = WatchedConfig(
                sites: configuration.sites, configuration: configuration, note: nil, texts: [:])
            return try WatchPlan(config, WatchCalendar(configuration.watch, system))
        } catch {
            if path != nil { throw error }
            return nil
        }
    }
}

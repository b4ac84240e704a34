import Checks
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// Finds and reads the config: one file, and the `conf.d` folder beside it.
enum ConfigFiles {
    private static let places = ["upkeep.yaml", "/etc/upkeep/upkeep.yaml"]

    /// The first of the usual places that holds a config; nil when none does.
    static func find(_ system: System) throws -> String? {
        for place in places where try exists(place, system) { return place }
        return nil
    }

    /// - Throws: ``CommandFailure`` with every problem in it.
    static func load(_ path: String, _ system: System) throws -> UpkeepConfiguration {
        let loaded = ConfigLoader.load(
            sources: try sources(path, system), environment: [:],
            readSecret: { try system.files.readText($0, limit: 1 << 16) })
        guard let configuration = loaded.configuration, loaded.problems.isEmpty else {
            throw CommandFailure("config", report: ConfigProblem.text(loaded.problems))
        }
        return configuration
    }

    static func sources(_ path: String, _ system: System) throws -> [ConfigSource] {
        do {
            let main = ConfigSource(path: path, bytes: try system.files.read(path))
            let folder = (path.contains("/") ? String(path[...(path.lastIndex(of: "/") ?? path.startIndex)]) : "") + "conf.d"
            guard try system.files.exists(folder) else { return [main] }
            let names = ConfigSource.fileNames(among: try system.files.list(folder))
            return [main]
                + (try names.map { ConfigSource(path: "\(folder)/\($0)", bytes: try system.files.read("\(folder)/\($0)")) })
        } catch let error as FileError {
            throw CommandFailure(error)
        }
    }

    private static func exists(_ path: String, _ system: System) throws -> Bool {
        do { return try system.files.exists(path) } catch { throw CommandFailure(error) }
    }
}

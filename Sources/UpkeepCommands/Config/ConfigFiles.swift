import Checks
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// Finds and reads the config: one file, and the `conf.d` folder beside it.
enum ConfigFiles {
    private static let places = ["upkeep.yaml", "/etc/upkeep/upkeep.yaml"]
    /// A secret is one line; more than this is the wrong file.
    private static let secretLimit = 64 << 10

    /// The usual places, for people.
    static let placesText = "`./upkeep.yaml` or `/etc/upkeep/upkeep.yaml`"

    /// The first of the usual places that holds a config; nil when none does.
    static func find(_ system: System) throws -> String? {
        for place in places where try exists(place, system) { return place }
        return nil
    }

    /// - Throws: ``CommandFailure`` with every problem in it.
    static func load(_ path: String, _ system: System) throws -> UpkeepConfiguration {
        try load(try sources(path, system), system)
    }

    static func load(_ sources: [ConfigSource], _ system: System) throws -> UpkeepConfiguration {
        let loaded = ConfigLoader.load(
            sources: sources, environment: { system.environment[$0] },
            checkFile: { _ = try system.files.read($0) },
            readSecret: { try system.files.readText($0, limit: secretLimit) })
        guard let configuration = loaded.configuration, loaded.problems.isEmpty else {
            throw CommandFailure("config", report: ConfigProblem.text(loaded.problems))
        }
        return configuration
    }

    /// The file's own bytes, then those of `conf.d` beside it, in order.
    static func sources(_ path: String, _ system: System) throws -> [ConfigSource] {
        let beside = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        do {
            let main = ConfigSource(path: path, bytes: try system.files.read(path))
            let folder = beside + "conf.d"
            guard try system.files.exists(folder) else { return [main] }
            let names = ConfigSource.fileNames(among: try system.files.list(folder))
            let paths = names.map { "\(folder)/\($0)" }
            return [main] + (try paths.map { ConfigSource(path: $0, bytes: try system.files.read($0)) })
        } catch let error as FileError {
            throw CommandFailure(error)
        }
    }

    private static func exists(_ path: String, _ system: System) throws -> Bool {
        do { return try system.files.exists(path) } catch { throw CommandFailure(error) }
    }
}

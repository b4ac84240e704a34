import Checks
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// Finds and reads the config: one file, and the `conf.d` folder beside it.
enum ConfigFiles {
    private static let places = ["upkeep.yaml", ownPlace]
    /// The folder is Upkeep's, so the `conf.d` in it needs no file beside it to be a config.
    private static let ownPlace = "/etc/upkeep/upkeep.yaml"
    /// A secret is one line; more than this is the wrong file.
    private static let secretLimit = 64 << 10

    /// The usual places, for people.
    static let placesText = "`./upkeep.yaml` or `/etc/upkeep/upkeep.yaml`"

    /// The first of the usual places that holds a config; nil when none does.
    static func find(_ system: System) throws -> String? {
        for place in places where try exists(place, system) { return place }
        do { return try parts("/etc/upkeep/", system).isEmpty ? nil : ownPlace } catch { throw CommandFailure(error) }
    }

    /// - Throws: ``CommandFailure`` with every problem in it.
    static func load(_ path: String, _ system: System) throws -> UpkeepConfiguration {
        try load(try sources(path, system), system)
    }

    static func load(_ sources: [ConfigSource], _ system: System) throws -> UpkeepConfiguration {
        try read(sources, system).configuration
    }

    /// - Returns: the configuration, and what in it works and is probably not meant.
    static func read(
        _ sources: [ConfigSource], _ system: System
    ) throws -> (configuration: UpkeepConfiguration, notes: [ConfigProblem]) {
        var check = NamedFileCheck(system.files)
        let loaded = ConfigLoader.load(
            sources: sources, environment: { system.environment[$0] }, checkFile: { try check($0) },
            readSecret: { try system.files.readText($0, limit: secretLimit) },
            checkCalendar: { WatchCalendar.problem($0, system) })
        guard let configuration = loaded.configuration, loaded.problems.isEmpty else {
            throw CommandFailure("config", report: ConfigProblem.text(loaded.problems))
        }
        return (configuration, loaded.notes)
    }

    /// The file's own bytes, then those of `conf.d` beside it, in order.
    static func sources(_ path: String, _ system: System) throws -> [ConfigSource] {
        let beside = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
        do {
            let parts = try parts(beside, system)
            let isOptional = try path == ownPlace && !parts.isEmpty && !system.files.exists(path)
            return try ((isOptional ? [] : [path]) + parts).map {
                ConfigSource(path: $0, bytes: try system.files.read($0))
            }
        } catch let error as FileError {
            throw CommandFailure(error)
        }
    }

    /// The config files of the `conf.d` in `folder`, in order.
    private static func parts(_ folder: String, _ system: System) throws(FileError) -> [String] {
        let folder = folder + "conf.d"
        guard try system.files.exists(folder) else { return [] }
        return ConfigSource.fileNames(among: try system.files.list(folder)).map { "\(folder)/\($0)" }
    }

    private static func exists(_ path: String, _ system: System) throws -> Bool {
        do { return try system.files.exists(path) } catch { throw CommandFailure(error) }
    }
}

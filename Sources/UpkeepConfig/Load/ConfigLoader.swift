import Checks
import UpkeepCore

/// Turns config files that somebody has read into a configuration, or into all that is wrong with them.
package enum ConfigLoader {
    /// Pure: the environment and the way to read secret files are handed in.
    ///
    /// - Parameters:
    ///   - sources: `upkeep.yaml` first, then those of `conf.d` in order (``ConfigSource/fileNames(among:)``).
    ///   - environment: what `${NAME}` stands for; nil when there is no such variable.
    ///   - checkFile: whether a file can be read and holds what it should, for `ca_file` and its like; throws why not.
    ///   - readSecret: the text of the file at a path, for `password_file` and its like.
    ///   - checkCalendar: what is wrong with a zone, a cron expression, a date or a window; nil when nothing is. Without a
    ///     calendar they are only kept, with their places.
    package static func load(
        sources: [ConfigSource], environment: @escaping (String) -> String?,
        checkFile: @escaping (NamedFile) throws -> Void, readSecret: @escaping (String) throws -> String,
        checkCalendar: @escaping (CalendarText) -> CalendarProblem? = { _ in nil }
    ) -> ConfigResult {
        var files = sources.map { source in
            ConfigFile(
                source,
                ConfigReader(
                    source: source, environment: environment, checkFile: checkFile, readSecret: readSecret,
                    checkCalendar: checkCalendar))
        }
        for index in files.indices { files[index].readTop() }
        CrossFile.checkSetTwice(&files)
        var base = SiteKeys.standard
        for index in files.indices { files[index].readDefaults(onto: &base) }
        var sites: [NamedSite] = []
        var named: [String: Place] = [:]
        for index in files.indices { sites += files[index].readSites(base, &named) }
        if !files.isEmpty, files.allSatisfy({ $0.isEmpty }) {
            files[0].reportNoSites()
        }
        let caFile = files.compactMap(\.top.caFile).first
        let watch = readWatch(&files, sites, caFile)
        let problems = files.flatMap { $0.explainedProblems() }.sorted(by: inOrder)
        let notes = files.flatMap { $0.explainedNotes() }.sorted(by: inOrder)
        guard problems.isEmpty else { return ConfigResult(configuration: nil, problems: problems, notes: notes) }
        let configuration = UpkeepConfiguration(
            sites: sites.map(\.site), resolvers: files.flatMap(\.top.resolvers), caFile: caFile,
            secrets: Set(files.flatMap(\.reader.secrets) + sites.flatMap(\.site.secrets)).sorted {
                $0.value < $1.value
            },
            watch: watch)
        return ConfigResult(configuration: configuration, problems: [], notes: notes)
    }

    /// What `upkeep watch` wants of all files together; what is wrong with it is told by the file that it stands in.
    private static func readWatch(
        _ files: inout [ConfigFile], _ sites: [NamedSite], _ caFile: String?
    ) -> WatchSettings {
        var settings = WatchKeys.standard
        var alerts = AlertKeys.standard
        for index in files.indices {
            files[index].readWatch(onto: &settings)
            files[index].readAlerts(onto: &alerts)
        }
        var assembly = WatchAssembly(
            sites: sites, areSitesWhole: sites.count == files.map(\.top.sites.count).reduce(0, +), alerts: alerts,
            heartbeats: files.flatMap(\.top.heartbeats), maintenance: files.flatMap(\.top.maintenance), caFile: caFile)
        assembly.check()
        for index in files.indices {
            let path = files[index].source.path
            files[index].reader.add(
                assembly.problems.filter { $0.place.path == path },
                notes: assembly.notes.filter { $0.place.path == path })
        }
        return assembly.assembled(settings)
    }

    private static func inOrder(_ a: ConfigProblem, _ b: ConfigProblem) -> Bool {
        (a.place, a.message) < (b.place, b.message)
    }
}

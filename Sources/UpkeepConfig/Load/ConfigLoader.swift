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
    package static func load(
        sources: [ConfigSource], environment: @escaping (String) -> String?,
        checkFile: @escaping (NamedFile) throws -> Void, readSecret: @escaping (String) throws -> String
    ) -> ConfigResult {
        var files = sources.map { source in
            ConfigFile(
                source,
                ConfigReader(
                    source: source, environment: environment, checkFile: checkFile, readSecret: readSecret))
        }
        for index in files.indices { files[index].readTop() }
        CrossFile.checkSetTwice(&files)
        var base = SiteKeys.standard
        for index in files.indices { files[index].readDefaults(onto: &base) }
        var sites: [Site] = []
        var named: [String: Place] = [:]
        for index in files.indices { sites += files[index].readSites(base, &named) }
        if !files.isEmpty, files.allSatisfy({ $0.top.sites.isEmpty && $0.reader.problems.isEmpty }) {
            files[0].reportNoSites()
        }
        let problems = files.flatMap { $0.explainedProblems() }.sorted(by: inOrder)
        let notes = files.flatMap { $0.explainedNotes() }.sorted(by: inOrder)
        guard problems.isEmpty else { return ConfigResult(configuration: nil, problems: problems, notes: notes) }
        let configuration = UpkeepConfiguration(
            sites: sites, resolvers: files.flatMap(\.top.resolvers), caFile: files.compactMap(\.top.caFile).first,
            secrets: Set(files.flatMap(\.reader.secrets) + sites.flatMap(\.secrets)).sorted { $0.value < $1.value })
        return ConfigResult(configuration: configuration, problems: [], notes: notes)
    }

    private static func inOrder(_ a: ConfigProblem, _ b: ConfigProblem) -> Bool {
        (a.place, a.message) < (b.place, b.message)
    }
}

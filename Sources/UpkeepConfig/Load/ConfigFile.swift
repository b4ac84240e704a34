import Checks

/// One file on its way through loading.
struct ConfigFile {
    let source: ConfigSource
    var reader: ConfigReader
    /// The file as YAML; nil when it is none.
    private(set) var root: YAMLValue?
    private(set) var top = TopDraft()

    init(_ source: ConfigSource, _ reader: ConfigReader) {
        self.source = source
        self.reader = reader
    }

    mutating func readTop() {
        var yaml = YAMLReader(path: source.path)
        let value = yaml.read(source)
        reader.add(yaml.problems)
        guard let value else { return }
        guard case .mapping(let entries) = value.content else {
            let start = Place(path: source.path, line: 1, column: 1)
            if value.isNull {
                reader.report(
                    .empty, at: start, "the file is empty", expected: "at least `sites:` with one site",
                    hint: "`upkeep config init SITE…` writes a first config")
            } else {
                reader.report(
                    .wrongType, at: value.place, "the file is \(value.shape), not a mapping",
                    expected: TopKeys.top.expected)
            }
            return
        }
        root = value
        TopKeys.top.apply(entries, at: value.place, &top, &reader)
    }

    mutating func readDefaults(onto base: inout SiteDraft) {
        guard let defaults = top.defaults else { return }
        reader.inside("defaults", reference: nil) { SiteKeys.defaults.apply(defaults, &base, &$0) }
    }

    mutating func readWatch(onto settings: inout WatchSettings) {
        guard let watch = top.watch else { return }
        reader.inside("watch", reference: "watch") { WatchKeys.watch.apply(watch, &settings, &$0) }
    }

    mutating func readAlerts(onto draft: inout AlertsDraft) {
        guard let alerts = top.alerts else { return }
        reader.inside("alerts", reference: "alerts") { AlertKeys.alerts.apply(alerts, &draft, &$0) }
    }

    /// - Parameter named: the sites known so far, by name.
    mutating func readSites(_ base: SiteDraft, _ named: inout [String: Place]) -> [NamedSite] {
        var sites: [NamedSite] = []
        for value in top.sites {
            guard case .mapping(let entries) = value.content else {
                reader.report(
                    .wrongType, at: value.place, "a site cannot be \(value.shape)", expected: SiteKeys.site.expected,
                    hint: "write `- url: https://…`", reference: "sites")
                continue
            }
            var draft = base
            draft.expect.places = [:]
            reader.kind = kind(of: entries)
            SiteKeys.site.apply(entries, at: value.place, &draft, &reader)
            reader.kind = nil
            guard let site = draft.site() else { continue }
            if let first = named[site.name] {
                let place = entries.first { $0.key == "name" }?.value.place ?? value.place
                reader.report(
                    .duplicateSite, at: place, "two sites have the same name",
                    hint: draft.name == nil ? "give one of them a `name`" : nil, related: first, reference: "name")
            } else {
                named[site.name] = entries.first { $0.key == "name" }?.value.place ?? value.place
            }
            sites.append(NamedSite(site: site, watch: draft.watch))
        }
        return sites
    }

    /// Whether there is nothing in it to look at or to wait for.
    var isEmpty: Bool { top.sites.isEmpty && top.heartbeats.isEmpty && reader.problems.isEmpty }

    mutating func reportNoSites() {
        reader.report(
            .noSites, at: Place(path: source.path, line: 1, column: 1), "there is no site to look at",
            expected: "`sites:` with at least one `- url: …`", hint: "`upkeep config init SITE…` writes a first config",
            reference: "sites")
    }

    /// What is wrong here with the lines that it is found in, each problem once.
    func explainedProblems() -> [ConfigProblem] { explained(reader.problems) }

    /// The same for what is no mistake.
    func explainedNotes() -> [ConfigProblem] { explained(reader.notes) }

    private func explained(_ problems: [ConfigProblem]) -> [ConfigProblem] {
        guard !problems.isEmpty else { return [] }
        let text = String(decoding: source.bytes.prefix(YAMLLimits.bytes), as: UTF8.self)
        let lines = SecretMask(text).lines(Set(problems.map(\.place.line)))
        var seen: Set<ConfigProblem> = []
        return problems.filter { seen.insert($0).inserted }.map { problem in
            var problem = problem
            for secret in reader.secrets where secret.value.utf8.count >= 4 {
                problem.message.replace(secret.value, with: "(secret)")
                problem.hint?.replace(secret.value, with: "(secret)")
            }
            if let line = lines[problem.place.line]?.apply(caret: problem.place.column) {
                problem.excerpt = line.text
                problem.caret = line.caret
            }
            return problem
        }
    }

    /// The kind is needed before the other keys are read, so the URL is looked at first, quietly.
    private func kind(of entries: [YAMLEntry]) -> SiteKind? {
        guard let url = entries.first(where: { $0.key == "url" }) else { return nil }
        var quiet = reader
        return ValueType<SiteAddress>.siteURL.read(url.value, &quiet)?.kind
    }
}

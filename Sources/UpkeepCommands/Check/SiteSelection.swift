import Checks
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// The sites to look at: those named on the command line, or all that are configured.
struct SiteSelection {
    let sites: [Site]
    /// nil when the config has no part in it: a plain URL must mean the same in every folder.
    let configuration: UpkeepConfiguration?
    /// What the operator may not expect about the choice.
    let note: String?
    /// What no output may show.
    var secrets: [Secret] { (configuration?.secrets ?? []) + sites.flatMap(\.secrets) }

    /// - Parameters:
    ///   - configPath: as given; nil looks in the usual places.
    ///   - mayBeEmpty: whether a config without any site will do.
    init(targets: [String], configPath: String?, system: System, mayBeEmpty: Bool = false) throws {
        let path = try configPath ?? ConfigFiles.find(system)
        guard !targets.isEmpty else {
            guard let path else { throw Self.nothingToCheck }
            let loaded = try ConfigFiles.load(path, system)
            guard mayBeEmpty || !loaded.sites.isEmpty else { throw Self.noSite(path) }
            (sites, configuration, note) = (loaded.sites, loaded, nil)
            return
        }
        let areAllURLs = targets.allSatisfy(Self.looksLikeTarget)
        var loaded: UpkeepConfiguration?
        var note: String?
        if let path {
            do {
                loaded = try ConfigFiles.load(path, system)
            } catch  where configPath == nil && areAllURLs {
                note = "`\(path)` cannot be used and was left aside; `upkeep config check` says why"
            }
        }
        let configured = loaded?.sites ?? []
        sites = try targets.flatMap { target in
            let named = configured.filter { $0.name == target }
            return named.isEmpty ? [try Self.site(target, among: configured, path)] : named
        }
        let isUsed = configPath != nil || targets.contains { target in configured.contains { $0.name == target } }
        configuration = isUsed ? loaded : nil
        self.note = note
    }

    /// - Throws: ``CommandFailure`` for the first target that is no URL.
    static func fromCommandLine(_ targets: [String]) throws -> [Site] { try targets.map(site) }

    private static let nothingToCheck = CommandFailure(
        "nothing-to-check", "no site given, and no config at \(ConfigFiles.placesText)",
        hint: "`upkeep check https://example.com/`, or `upkeep config init example.com > upkeep.yaml`")

    private static func noSite(_ path: String) -> CommandFailure {
        CommandFailure(
            "nothing-to-check", "`\(path)` names no site, only jobs that report by themselves",
            hint: "`upkeep watch` waits for those; add `sites:` with at least one `- url: …`")
    }

    private static func looksLikeTarget(_ text: String) -> Bool {
        text.contains("://") || text.contains(".") || text.contains(":") || text == "localhost"
    }

    /// A word without a dot is a site's name and no host, unless it says `https://`.
    private static func site(_ target: String, among configured: [Site], _ path: String?) throws -> Site {
        guard !looksLikeTarget(target), !target.isEmpty else { return try site(target) }
        guard let path else {
            throw CommandFailure(
                "unknown-site", "there is no config that could name a site `\(target)`",
                hint: "for a host of that name write `https://\(target)/`; a config is expected at "
                    + ConfigFiles.placesText)
        }
        let near = Suggestion.nearest(to: target, in: configured.map(\.name))
        throw CommandFailure(
            "unknown-site", "`\(path)` names no site `\(target)`",
            hint: near.map { "did you mean `\($0)`?" } ?? "for a host of that name write `https://\(target)/`")
    }

    private static func site(_ target: String) throws -> Site {
        do {
            return try SiteTarget.site(target)
        } catch let error as any UpkeepError {
            throw CommandFailure(error.code, "`\(withoutUser(target))`: \(error.message)", hint: error.hint)
        }
    }

    /// A URL that cannot be read may have a password in it all the same.
    private static func withoutUser(_ target: String) -> String {
        guard let at = target.lastIndex(of: "@") else { return target }
        let start = target.firstIndex(of: "/").map { target[$0...].drop { $0 == "/" }.startIndex } ?? target.startIndex
        return start < at ? "\(target[..<start])(secret)\(target[at...])" : target
    }
}

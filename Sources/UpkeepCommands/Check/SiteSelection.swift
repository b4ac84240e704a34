import Checks
import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// The sites to look at: those named on the command line, or all that are configured.
struct SiteSelection {
    let sites: [Site]
    let configuration: UpkeepConfiguration?

    init(targets: [String], configPath: String?, system: System) throws {
        let path = try configPath ?? ConfigFiles.find(system)
        // A config that is merely lying around must not keep a plain `upkeep check URL` from working.
        let needed = configPath != nil || targets.isEmpty || targets.contains { !Self.looksLikeTarget($0) }
        guard let path, needed else {
            guard !targets.isEmpty else { throw Self.nothingToDo }
            configuration = nil
            sites = try Self.fromCommandLine(targets)
            return
        }
        let loaded = try ConfigFiles.load(path, system)
        configuration = loaded
        guard !targets.isEmpty else {
            sites = loaded.sites
            guard !sites.isEmpty else {
                throw CommandFailure(
                    "no-sites", "`\(path)` has no sites", hint: "`upkeep config init https://example.com/` shows how one looks")
            }
            return
        }
        sites = try targets.flatMap { target in
            let named = loaded.sites.filter { $0.name == target }
            return named.isEmpty ? [try Self.site(target)] : named
        }
    }

    /// - Throws: ``CommandFailure`` for the first target that is no URL.
    static func fromCommandLine(_ targets: [String]) throws -> [Site] { try targets.map(site) }

    private static let nothingToDo = CommandFailure(
        "nothing-to-check", "no URL given, and no config found at `./upkeep.yaml` or `/etc/upkeep/upkeep.yaml`",
        hint: "`upkeep check https://example.com/`, or `upkeep config init example.com > upkeep.yaml`")

    private static func looksLikeTarget(_ text: String) -> Bool { text.contains("://") || text.contains(".") }

    private static func site(_ target: String) throws -> Site {
        do {
            return try SiteTarget.site(target)
        } catch let error as any UpkeepError {
            throw CommandFailure(error.code, "`\(target)`: \(error.message)", hint: error.hint)
        }
    }
}

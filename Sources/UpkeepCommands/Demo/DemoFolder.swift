import Checks
import UpkeepDemo
import UpkeepSystem

/// The files that let another terminal look at the served demo, in a folder of their own.
struct DemoFolder {
    let path: String
    let config: String
    let authority: String
    let rootHints: String
    /// What is remembered of the shop's good times.
    let state: String
    private let system: System

    /// - Throws: ``FileError``, with nothing left behind.
    init(_ site: DemoSite, _ system: System) throws(FileError) {
        self.system = system
        let files = system.files
        path = try files.makeTemporaryFolder(prefix: "upkeep-demo-")
        authority = path + "/ca.pem"
        config = path + "/upkeep.yaml"
        rootHints = path + "/root.hints"
        state = path + "/state"
        do throws(FileError) {
            try files.write(Array(site.caPEM.utf8), to: authority)
            try files.write(
                Array(site.configYAML(caFile: authority, parts: DemoSite.Part.allCases).utf8), to: config)
            try files.write(Array(site.rootHints.utf8), to: rootHints)
        } catch {
            remove()
            throw error
        }
    }

    /// Keeps what was seen of the page at `url` while all was well.
    func remember(_ good: KnownGood, of url: String) async throws {
        await Memory.open(state, system)?.remember(good, of: url)
    }

    /// What cannot be removed in the temporary folder harms nobody.
    func remove() {
        let files = system.files
        let remembered = ((try? files.list(state)) ?? []).map { state + "/" + $0 }
        for entry in remembered + [state, config, authority, rootHints, path] { try? files.remove(entry) }
    }
}

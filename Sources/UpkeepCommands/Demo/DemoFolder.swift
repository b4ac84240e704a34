import UpkeepDemo
import UpkeepSystem

/// The files that let another terminal look at the served demo, in a folder of their own.
struct DemoFolder {
    let path: String
    let config: String
    let authority: String
    private let files: Files

    /// - Throws: ``FileError``, with nothing left behind.
    init(_ site: DemoSite, _ files: Files) throws(FileError) {
        self.files = files
        path = try files.makeTemporaryFolder(prefix: "upkeep-demo-")
        authority = path + "/ca.pem"
        config = path + "/upkeep.yaml"
        do throws(FileError) {
            try files.write(Array(site.caPEM.utf8), to: authority)
            try files.write(
                Array(site.configYAML(caFile: authority, parts: DemoSite.Part.allCases).utf8), to: config)
        } catch {
            remove()
            throw error
        }
    }

    /// What cannot be removed in the temporary folder harms nobody.
    func remove() {
        for entry in [config, authority, path] { try? files.remove(entry) }
    }
}

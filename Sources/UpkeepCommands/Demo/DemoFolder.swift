import UpkeepDemo
import UpkeepSystem

/// The files that let another terminal look at the served demo, in a folder of their own.
struct DemoFolder {
    let config: String
    let authority: String
    private let path: String
    private let system: System

    init(_ site: DemoSite, _ system: System) throws {
        self.system = system
        do {
            path = try system.files.makeTemporaryFolder(prefix: "upkeep-demo-")
            authority = path + "/ca.pem"
            config = path + "/upkeep.yaml"
            try system.files.write(Array(site.caPEM.utf8), to: authority)
            try system.files.write(Array(site.configYAML(caFile: authority).utf8), to: config)
        } catch let error as FileError {
            throw CommandFailure(error, exitCode: ExitStatus.internalError)
        }
    }

    func remove() {
        // Left-overs in the temporary folder harm nobody.
        for file in [config, authority] { try? system.files.remove(file) }
        try? system.files.remove(path)
    }
}

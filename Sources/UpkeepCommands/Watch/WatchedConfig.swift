import Checks
import UpkeepConfig
import UpkeepSystem

/// What is to be watched, as it was last read.
struct WatchedConfig: Sendable {
    let sites: [Site]
    /// nil when sites were only named on the command line.
    let configuration: UpkeepConfiguration?
    let note: String?
    /// What the files held; empty when there is none.
    var texts: [String: [UInt8]]

    var secrets: [Secret] { (configuration?.secrets ?? []) + sites.flatMap(\.secrets) }

    /// The same, compared with what the files hold now.
    func seen(_ reader: WatchedConfigReader) -> WatchedConfig {
        var config = self
        config.texts = reader.texts
        return config
    }
}

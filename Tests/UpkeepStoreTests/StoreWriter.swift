import FoundationEssentials
import Peers

/// The program that writes to a store while a test ends it or fills its disk.
enum StoreWriter {
    /// Beside the test bundle, wherever that was built.
    static var program: String {
        let link = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe")
        let folder = (link ?? "/").split(separator: "/").dropLast().joined(separator: "/")
        return "/\(folder)/store-writer"
    }
}

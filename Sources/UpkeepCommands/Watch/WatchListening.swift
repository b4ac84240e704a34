import UpkeepCore

/// Where the watch answers HTTP, after the command line had its say.
enum WatchListening {
    static let none = "none"

    /// - Parameters:
    ///   - option: `--listen` as given.
    ///   - configured: what the config says.
    static func endpoint(_ option: String?, configured: Endpoint?) -> Endpoint? {
        guard let option else { return configured }
        return option == none ? nil : Endpoint(option)
    }
}

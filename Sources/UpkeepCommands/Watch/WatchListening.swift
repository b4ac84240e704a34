import UpkeepCore

/// Where the watch answers HTTP, after the command line had its say.
enum WatchListening {
    static let none = "none"
    /// Where the config's default has it, too.
    static let port: UInt16 = 7710
    /// Where no config says anything: for this machine alone.
    static let standard = Endpoint("127.0.0.1", defaultPort: port)

    /// - Parameters:
    ///   - option: `--listen` as given.
    ///   - configured: what the config says.
    static func endpoint(_ option: String?, configured: Endpoint?) -> Endpoint? {
        guard let option else { return configured }
        return option == none ? nil : Endpoint(option, defaultPort: port)
    }
}

import UpkeepConfig
import UpkeepCore
import UpkeepSystem

/// Where the watch of this host's config answers HTTP, for those who tell it something.
enum WatchPlace {
    /// - Returns: nil where there is no config, where it cannot be read, and where its watch answers nowhere.
    static func url(_ system: System) -> String? {
        guard let path = try? ConfigFiles.find(system), let watch = try? ConfigFiles.load(path, system).watch else {
            return nil
        }
        return watch.publicURL ?? watch.listen.flatMap(url)
    }

    /// What listens on every address is asked on this machine's own; a port that the kernel chooses is known to nobody.
    static func url(_ endpoint: Endpoint) -> String? {
        guard endpoint.port != 0 else { return nil }
        var endpoint = endpoint
        if endpoint.address == IPAddress("0.0.0.0") { endpoint.address = IPAddress("127.0.0.1") ?? endpoint.address }
        if endpoint.address == IPAddress("::") { endpoint.address = IPAddress("::1") ?? endpoint.address }
        return "http://\(endpoint)"
    }
}

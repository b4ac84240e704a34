/// The bootstrap registry's file (RFC 9224 section 3): services, each a list of names and a list of base URLs.
struct RDAPBootstrap: Decodable {
    let services: [[[String]]]

    /// The base URL for `topLevel`, over TLS when there is a choice.
    func server(for topLevel: String) -> String? {
        let wanted = topLevel.lowercased()
        for service in services where service.count >= 2 {
            guard service[0].contains(where: { $0.lowercased() == wanted }) else { continue }
            return service[1].first { $0.hasPrefix("https:") } ?? service[1].first
        }
        return nil
    }
}

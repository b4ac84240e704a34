import DNSWire

/// Names that no name server on the Internet is to know, so that there is nothing to compare with.
enum ReservedName: String, CaseIterable {
    case localhost
    case local
    case homeNetwork = "home.arpa"
    case `internal`
    case onion
    case invalid

    /// - Returns: nil for names that anybody may ask the Internet about.
    init?(of name: DNSName) {
        guard
            let reserved = Self.allCases.first(where: { reserved in
                (try? DNSName(reserved.rawValue)).map { name.isWithin($0) } ?? false
            })
        else { return nil }
        self = reserved
    }

    /// The rest of the sentence that begins with the name.
    var words: String {
        switch self {
        case .localhost: "is this machine itself (RFC 6761): no name server has a say in it"
        case .local: "is announced by its machine on the local network (mDNS, RFC 6762), not by name servers"
        case .homeNetwork: "is a name of a home network (RFC 8375): only the resolver of that network knows it"
        case .internal: "is a name for inside use: only the resolver of its network knows it"
        case .onion: "is reached through Tor (RFC 7686), not by way of name servers"
        case .invalid: "does not exist on purpose (RFC 6761)"
        }
    }

    /// What to type instead; nil when nothing helps.
    func hint(_ url: String) -> String? {
        switch self {
        case .localhost, .local, .homeNetwork: "`upkeep check \(url)` looks at the site alone"
        case .internal:
            "`upkeep check \(url)` looks at the site alone; `--root-hints FILE` makes `why` ask a root of your own"
        case .onion, .invalid: nil
        }
    }
}

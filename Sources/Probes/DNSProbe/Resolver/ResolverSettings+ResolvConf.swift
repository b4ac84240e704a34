import UpkeepCore

extension ResolverSettings {
    /// As many servers as the C library asks; it ignores further ones.
    private static let serverLimit = 3

    /// Reads `/etc/resolv.conf` text as resolv.conf(5) describes it. What it does not know it skips, as the C library
    /// does; an interface behind an address (`%eth0`) is dropped.
    package init(resolvConf text: String, hosts: HostsTable = HostsTable()) {
        self.init(hosts: hosts)
        for line in text.split(whereSeparator: \.isNewline) {
            guard let first = line.first, first != "#", first != ";" else { continue }
            let words = line.split(whereSeparator: \.isWhitespace).prefix { $0.first != "#" && $0.first != ";" }
            guard let keyword = words.first else { continue }
            let values = words.dropFirst()
            switch keyword {
            case "nameserver": values.first.map { addServer($0) }
            case "domain": search = values.first.map { [String($0)] } ?? []
            case "search": search = values.map { String($0) }
            case "options": for option in values { apply(option) }
            default: continue
            }
        }
    }

    private mutating func addServer(_ text: Substring) {
        guard servers.count < Self.serverLimit, let address = IPAddress(text.prefix { $0 != "%" }) else { return }
        servers.append(Endpoint(address, 53))
    }

    /// The caps are the C library's (RES_MAXNDOTS, RES_MAXRETRANS, RES_MAXRETRY).
    private mutating func apply(_ option: Substring) {
        let parts = option.split(separator: ":", maxSplits: 1)
        let number = parts.count == 2 ? Int(parts[1]).map { max(0, $0) } : nil
        switch (parts.first, number) {
        case ("ndots", let number?): ndots = min(number, 15)
        case ("timeout", let number?): timeout = .seconds(min(max(1, number), 30))
        case ("attempts", let number?): attempts = min(max(1, number), 5)
        case ("use-vc", _): usesTCP = true
        default: break
        }
    }
}

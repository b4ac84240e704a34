import DNSWire

extension ResolverSettings {
    /// The names to try for `name`, in order: a name with a final dot or with `ndots` dots stands alone; any other is
    /// tried in each search domain first, as the C library does. Unlike that, a complete name that fails is not tried
    /// there afterwards: a site's visitors do not have this machine's search list.
    func candidates(for name: DNSName, text: String) -> [DNSName] {
        guard !text.hasSuffix("."), name.labels.count - 1 < ndots else { return [name] }
        return search.compactMap { domain in
            (try? DNSName(domain)).flatMap { try? name.appending($0) }
        } + [name]
    }
}

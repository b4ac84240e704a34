import DNSWorld

/// What the shop's names say when all is well.
enum Shop {
    static let v4 = WorldHost.webs.map(\.v4).sorted()
    static let v6 = WorldHost.webs.map(\.v6).sorted()
}

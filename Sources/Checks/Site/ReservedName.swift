import UpkeepCore

/// Names that nobody can register: no registrar and no public name server has anything to say about them.
enum ReservedName {
    /// RFC 6761, RFC 6762 section 3, RFC 8375, RFC 7686, and ICANN's resolution of 2024 on `.internal`.
    private static let ends = ["localhost", "test", "invalid", "example", "local", "home.arpa", "internal", "onion"]

    /// What to do when `name` is not found; nil when it is a name like any other.
    static func remedy(_ name: String) -> String? {
        let bare = name.hasSuffix(".") ? String(name.dropLast()) : name
        let here =
            "ask the DNS server that knows it with `--resolver` (`resolvers` in the config), or go to its address "
            + "with `connect_to`"
        guard let end = ends.first(where: { bare == $0 || bare.hasSuffix(".\($0)") }) else {
            return bare.contains(".")
                ? nil : "`\(bare)` has no dot in it, so only a DNS server of your own can know it: \(here)"
        }
        if end == "local" {
            return
                "`.local` is for multicast DNS, which upkeep does not ask: go to its address with `connect_to`, or name "
                + "it in `/etc/hosts`"
        }
        if end == "localhost" { return "every machine knows `localhost` from `/etc/hosts`: see whether it is in there" }
        return "`.\(end)` is reserved and cannot be registered, so public DNS never knows it: \(here)"
    }
}

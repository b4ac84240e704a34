package import DNSWire

/// The way from the root to the zone that a name is in, as authoritative servers tell it.
package struct DelegationPath: Sendable, Hashable {
    package enum Ending: Sendable, Hashable {
        /// `zone` was reached: the last step's servers point to its servers, which need not be alive.
        case found
        /// The servers of the last step, which are those of `zone`, say that there is no such name.
        case noSuchName
        /// No server of the last step gave an answer that can be used: not even the root's, or the next zone unknown.
        case unanswered
        /// The names of the zone's servers depend on each other in a circle, or too many referrals followed one another.
        case loop
        /// The time was up, or the caller broke off.
        case cutShort
    }

    /// The name that was looked for.
    package var name: DNSName
    /// The deepest zone that was reached; the root when not even its servers answered.
    package var zone: DNSName
    /// From the root down; the last one is the parent of `zone`.
    package var steps: [DelegationStep]
    package var ending: Ending
    /// Every address of every name server of `zone` that parent or zone name.
    package var servers: [NameServerAddress]
    /// Name servers of `zone` no address was found of.
    package var addressless: [DNSName]
    /// Name servers of `zone` whose names are aliases, and what of: no name server's name may be one (RFC 2181 section
    /// 10.3), so they are not asked.
    package var aliases: [DNSName: DNSName]
    /// Whether the servers of `zone` themselves said that no deeper zone holds the name, or `zone` is the name; false
    /// when none of them said anything, so that a deeper zone may exist.
    package var isDeepest: Bool

    package init(
        name: DNSName, zone: DNSName, steps: [DelegationStep], ending: Ending, servers: [NameServerAddress] = [],
        addressless: [DNSName] = [], aliases: [DNSName: DNSName] = [:], isDeepest: Bool = true
    ) {
        self.name = name
        self.zone = zone
        self.steps = steps
        self.ending = ending
        self.servers = servers
        self.addressless = addressless
        self.aliases = aliases
        self.isDeepest = isDeepest
    }
}

package import DNSWire

/// One zone on the way down: its servers, and what each said about the next.
package struct DelegationStep: Sendable, Hashable {
    /// The zone whose servers were asked.
    package var zone: DNSName
    /// Those that were asked, of those there are.
    package var servers: [NameServerAddress]
    /// Name servers of `zone` no address was found of.
    package var addressless: [DNSName]
    package var referrals: [Referral]

    package init(
        zone: DNSName, servers: [NameServerAddress], addressless: [DNSName] = [], referrals: [Referral]
    ) {
        self.zone = zone
        self.servers = servers
        self.addressless = addressless
        self.referrals = referrals
    }
}

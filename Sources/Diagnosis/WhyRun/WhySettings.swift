package import Checks
package import DNSProbe
import DNSWire
import HTTPWire
package import UpkeepCore

/// What a `why` is told beforehand, whatever the name.
package struct WhySettings: Sendable {
    /// An unrelated web site that is nearly always up.
    package struct Control: Sendable {
        package var plan: HTTPPlan
        /// Gone to at once; when empty, to what a resolver gives.
        package var addresses: [IPAddress]

        package init(plan: HTTPPlan, addresses: [IPAddress] = []) {
            self.plan = plan
            self.addresses = addresses
            if addresses.isEmpty, case .address(let address) = plan.url.host { self.addresses = [address] }
        }

        /// What every resolver should know; nil when it has an address in place of a name.
        var name: DNSName? {
            guard case .name(let host) = plan.url.host else { return nil }
            return try? DNSName(host)
        }
    }

    /// The verdict is there by then.
    package var deadline: Duration = .seconds(3)
    package var budget = WhyBudget()
    /// This machine's resolvers, also used for what redirects lead to.
    package var resolver: ResolverSettings
    /// Open resolvers, as visitors elsewhere use them.
    package var openResolvers: [Endpoint] = []
    package var control: Control?
    package var pace = QueryPace.polite
    /// A person gave the time that is judged by.
    package var isTimeGiven = false
    /// Other name servers than in good times are meant.
    package var acceptsServers = false

    package init(resolver: ResolverSettings) { self.resolver = resolver }
}

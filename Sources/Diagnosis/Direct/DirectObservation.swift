package import Checks
package import UpkeepCore

/// All that one `why` saw of a site about which there is nothing to ask name servers, before anybody judges it.
package struct DirectObservation: Sendable {
    package var site: Site
    package var seen: SiteObservation
    /// Asked about names that have nothing to do with the site: whether anybody is heard.
    package var resolvers: [ResolverLook] = []
    /// An unrelated web site; nil when there is none to ask, or no address of it is known.
    package var control: ControlLook?
    /// How everybody who was asked is reached.
    package var ways: [IPAddress: Way] = [:]
    /// There is somebody at the other end of some cable of this machine.
    package var hasLink = true
    /// A person gave the time that is judged by: it says nothing about this machine's clock.
    package var isTimeGiven = false
    /// There was less time than a living site may need, so that silence says nothing.
    package var isRushed = false
    /// A person stopped it before all was seen.
    package var isInterrupted = false
    package var elapsed: Duration = .zero

    package init(_ site: Site, _ seen: SiteObservation) {
        self.site = site
        self.seen = seen
    }
}

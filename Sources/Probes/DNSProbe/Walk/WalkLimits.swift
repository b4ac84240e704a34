/// What a walk may cost, whatever the servers on the way say.
package struct WalkLimits: Sendable, Hashable {
    /// Servers asked at once where a zone begins to be asked; others follow when these fail or take long.
    package var firstServers = 2
    /// Server addresses of a zone on the way that are asked while any of them answers.
    package var serversPerZone = 4
    /// Server addresses of the last zone and of its parent: as many as the root has.
    package var lastServers = 26
    /// Name servers of one delegation whose addresses are looked for elsewhere; unbound has the same limit against
    /// NXNS attacks.
    package var targets = 16
    /// Name servers whose addresses are looked for, in all.
    package var errands = 32
    /// Questions asked, not counting those repeated over TCP or sent again.
    package var queries = 200
    /// Zones on the way down.
    package var steps = 40
    /// Without a useful answer after this long, two more servers are asked.
    package var hedgeAfter = Duration.milliseconds(150)
    /// Without a useful answer after this long, the zone is taken for the last one, and all of its servers and its
    /// parent's are asked meanwhile, so that a dead zone costs no second patience.
    package var suspectAfter = Duration.milliseconds(300)

    /// The last zone's servers, its parent's, and those that know further addresses of them are waited for this long,
    /// for whoever asks them all anyway; nil: each as long as it takes.
    package var reviewPatience: Duration?
    /// Whether the last zone is looked at from both sides; else the walk ends where it is found.
    package var reviews = true

    package init() {}
}

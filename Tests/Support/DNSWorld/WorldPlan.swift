/// Everything that a fault can change, as it is in a healthy world until it does.
struct WorldPlan: Hashable, Sendable {
    /// What B has of `example.test`.
    enum Copy: Hashable {
        case following
        /// The zone as it was before the fault.
        case old
        /// The same, last refreshed longer ago than the SOA record's expire allows.
        case aged
        /// It waits for its first transfer.
        case none
        /// B does not know the zone.
        case absent
        /// B has a zone file of its own, without signatures.
        case unsigned
        /// B has a zone file of its own, with other addresses.
        case apart
    }

    struct Resolver: Hashable {
        /// It answers this for every name in `example.test`.
        var lie: WorldHost?
        /// It denies every name in `example.test`.
        var blocks = false
        /// It says that nothing exists.
        var deniesAll = false
        /// It knows names that nobody else knows.
        var knowsInside = false
        /// It answers from what has expired when nobody else answers (RFC 8767), and forgets quickly.
        var servesStale = false
    }

    struct Web: Hashable {
        enum Certificate: Hashable { case good, expired, wrongName }

        var certificate = Certificate.good
        /// The body of a normal answer.
        var page = DNSWorld.page
        var failsWith: Int?
    }

    var zone = Zone.example
    var signing = Signing.valid
    var delegation = Delegation()
    /// The parking company has `example.test`.
    var isParked = false
    /// What it has of it leads to the shop.
    var parkingShowsShop = false
    var isRegistered = true
    var alpha = Condition.running
    var beta = Condition.running
    var betaCopy = Copy.following
    var betaGivesTransfers = false
    var betaRecurses = false
    /// How large a UDP answer the providers send, in octets.
    var largestDatagram = 1_232
    var resolver = Resolver()
    var secondResolver = Resolver()
    var web = Web()
    var rules: [Rule] = []
    /// The loopback interface's MTU.
    var packetSize = 65_536
    /// The resolvers have looked the shop up just before the fault, and still know it.
    var cachesAreWarm = false
    /// Visitors have asked the resolvers for other names since, so that these know which server does not answer.
    /// Without that, unbound sometimes leaves the first question after its start unanswered for half a minute.
    var resolversAreBusy = false
    /// How long the fault needs to show, after everything is in place.
    var pause = Duration.zero
}

/// How many packets one `why` may send to name servers, whatever is broken.
package struct WhyBudget: Sendable, Hashable {
    /// In all, repeats included.
    package var queries = 150
    /// Kept back for the way from the root down: questions, each of which may have to be sent twice.
    package var walk = 20
    /// Kept back for following the chain of signatures: questions.
    package var chain = 6
    /// Zones of others that the name leads to by CNAME records: how many are looked at.
    package var targets = 3
    /// Questions on the way to each of them.
    package var targetWalk = 14
    /// Servers of each of them that are asked about the name.
    package var targetServers = 2
    /// More questions to a server that a question got lost to: at a loss of 30 % one in 300 such trials loses none.
    package var doubts = 16
    /// Resolvers asked at most, the configured ones first.
    package var resolvers = 4
    /// Addresses of the site that are visited at most.
    package var addresses = 12

    package init() {}

    /// What is kept back for others, in packets.
    var kept: Int { (walk + chain) * Self.cost(isDatagram: true) }

    /// What one question costs at worst: UDP is sent twice, a stream once.
    static func cost(isDatagram: Bool) -> Int { isDatagram ? 2 : 1 }
}

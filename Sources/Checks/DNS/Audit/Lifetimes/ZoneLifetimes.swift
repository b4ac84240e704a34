import DNSWire
import UpkeepCore

/// How long others remember what a zone said, which is how long an outage stays unseen and a change incomplete.
struct ZoneLifetimes: Sendable, Hashable {
    struct Survival: Sendable, Hashable {
        let duration: Duration
        /// Owner and type of the record with the shortest TTL.
        let record: String
    }

    /// The shortest TTL of what visitors' resolvers hold: NS, aliases and addresses of the hosts they use.
    let survival: Survival?
    /// The TTL of the delegation in the zone above.
    let delegation: Duration?
    /// The TTL of the DS in the zone above; nil without one.
    let signing: Duration?

    init(_ context: AuditContext) {
        var records = context.serving.flatMap { $0.records(context.zone, .ns) ?? [] }
        for host in context.plan.hosts {
            for type in [DNSRecordType.a, .aaaa] {
                records += context.serving.flatMap { view in
                    (view.answer(host, type)?.answers ?? []).filter { [.a, .aaaa, .cname].contains($0.type) }
                }
            }
        }
        let shortest = records.min { $0.ttl < $1.ttl }
        survival = shortest.map {
            Survival(duration: .seconds(Int64($0.ttl)), record: "`\($0.name.text(trailingDot: false)) \($0.type)`")
        }
        let above = context.delegations.compactMap(\.ttl).max()
        delegation = above.map { .seconds(Int64($0)) }
        let ds = context.delegations.flatMap(\.ds).filter { $0.type == .ds }.map(\.ttl).max()
        signing = ds.map { .seconds(Int64($0)) }
    }
}

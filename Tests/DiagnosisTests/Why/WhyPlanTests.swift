import Checks
import DNSWire
import Diagnosis
import Testing
import UpkeepCore

struct WhyPlanTests {
    private let name = WhyWorld.dns("www.shop.test")
    private let zone = WhyWorld.dns("shop.test")

    private func endpoints(_ count: Int, from first: UInt32 = 0xC633_6401) -> [Endpoint] {
        (0..<count).map { Endpoint(IPAddress(v4: first + UInt32($0)), 53) }
    }

    private func plan(resolvers: Int, open: Int = 0) -> WhyPlan {
        WhyPlan(
            name: name, control: WhyWorld.dns("control.test"),
            resolvers: endpoints(resolvers, from: 0x0A00_0001).map { .init($0, .configured) }
                + endpoints(open, from: 0xC612_0001).map { .init($0, .public) })
    }

    private func cost(_ queries: [ServerQuery]) -> Int {
        queries.reduce(0) { $0 + ($1.transport == .udp ? 2 : 1) }
    }

    @Test(arguments: [1, 2, 3, 5, 13, 100], [0, 1, 3, 8])
    func neverMoreThanTheBudget(servers: Int, resolvers: Int) {
        let plan = plan(resolvers: resolvers, open: 2)
        var worst = (plan.budget.walk + plan.budget.chain) * 2
        for resolver in plan.resolvers {
            worst += cost(plan.controls(of: resolver.server)) + cost(plan.visits(to: resolver.server)) + 2
        }
        #expect(worst == plan.reserve)
        let truth = plan.truth(of: zone, at: endpoints(servers), spent: plan.reserve)
        #expect(worst + cost(truth) <= plan.budget.queries)
        #expect(!truth.isEmpty)
    }

    /// However many servers there are, each is asked the first question before any is asked the second.
    @Test func breadthComesBeforeDepth() {
        let servers = endpoints(13)
        let plan = plan(resolvers: 2)
        let truth = plan.truth(of: zone, at: servers, spent: plan.reserve)
        #expect(truth.prefix(13).map(\.server) == servers)
        #expect(Set(truth.prefix(13).map(\.question)) == [DNSQuestion(name, .a)])
        #expect(truth.dropFirst(13).prefix(13).allSatisfy { $0.transport == .tcp })
    }

    @Test func serversAlreadyAskedAreLeftOut() {
        let servers = endpoints(3)
        let truth = plan(resolvers: 1).truth(of: zone, at: servers + servers, besides: [servers[0]], spent: 80)
        #expect(Set(truth.map(\.server)) == [servers[1], servers[2]])
        #expect(Set(truth).count == truth.count)
    }

    @Test func twoServersGetEveryQuestion() {
        let plan = plan(resolvers: 1, open: 2)
        let truth = plan.truth(of: zone, at: endpoints(2), spent: plan.reserve)
        let types = Set(truth.map(\.question.type))
        #expect(types == [.a, .aaaa, .https, .soa, .dnskey])
        #expect(truth.contains { $0.edns == nil && $0.transport == .udp })
        #expect(truth.allSatisfy { !$0.recursionDesired && !$0.checkingDisabled })
    }

    @Test func oneResolverFromElsewhereIsAlwaysAmongThem() {
        let plan = plan(resolvers: 6, open: 2)
        #expect(plan.resolvers.count == 4)
        #expect(plan.resolvers.filter { $0.origin == .public }.count == 1)
    }

    @Test func onlyAFailureIsAskedAgainWithoutChecking() throws {
        let plan = plan(resolvers: 1)
        var replies = plan.visits(to: plan.resolvers[0].server).map { query in
            var message = DNSMessage(answering: DNSMessage(asking: query.question, id: 1))
            message.header.rcode = .serverFailure
            return ServerReply(query, .answered(message))
        }
        let again = plan.repeats(of: replies)
        #expect(again.count == 1)
        #expect(again.first?.checkingDisabled == true)
        #expect(again.first?.question == DNSQuestion(name, .a))
        #expect(again.first?.recursionDesired == true)
        replies = replies.map { ServerReply($0.query, .silent) }
        #expect(plan.repeats(of: replies).isEmpty)
    }
}

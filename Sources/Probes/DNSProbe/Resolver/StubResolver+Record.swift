package import Checks
import DNSWire
package import UpkeepCore

extension StubResolver {
    /// One question for `dns://server/name?type=`.
    /// - Parameters:
    ///   - serverAddress: The server to ask, once; nil: this machine's resolvers, in order.
    ///   - budget: For all of it together.
    package func record(_ plan: RecordPlan, serverAddress: Endpoint?, budget: Duration) async -> RecordObservation {
        let began = ContinuousClock.now
        var observation = RecordObservation(server: plan.server, name: plan.name, type: plan.type.uppercased())
        guard let name = try? DNSName(plan.name), let type = DNSRecordType(plan.type) else {
            observation.failure = .badName
            return observation
        }
        let question = DNSQuestion(name, type)
        let answer: DNSAnswer
        if let serverAddress {
            answer = await exchange.ask(
                question, of: serverAddress, recursionDesired: plan.recursionDesired, within: budget)
        } else if settings.servers.isEmpty {
            observation.failure = .noResolver
            return observation
        } else {
            answer = await ask(question, deadline: began + budget)
        }
        observation.exchanges = answer.exchanges
        observation.elapsed = ContinuousClock.now - began
        guard let message = answer.message else {
            observation.failure = answer.failure
            return observation
        }
        let records = message.answers.filter { $0.type == type || type == .any }
        observation.records = records.map(\.data.description)
        observation.ttl = records.map(\.ttl).min()
        observation.rcode = "\(message.header.rcode)"
        observation.authoritative = message.header.authoritative
        observation.authenticated = message.header.authenticated
        return observation
    }
}

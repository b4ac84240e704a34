import HTTPWire
import Notifiers
import Testing
import UpkeepCore
import UpkeepNet
import UpkeepSystem

/// Delivers for tests: every name is on this machine, and nothing is resolved anywhere else.
struct Postman {
    let courier: Courier
    let book: AddressBook

    static let loopback = IPAddress("127.0.0.1")

    static func with<Result>(
        proxy: HTTPProxy? = nil, environment: Environment = Environment([:]),
        lookup: @escaping AddressBook.Lookup = { _ in [loopback].compactMap { $0 } },
        _ body: (Postman) async throws -> Result
    ) async throws -> Result {
        let loops = Loops(count: 1)
        let book = AddressBook(clock: .live, lookup: lookup)
        let courier = Courier(loops: loops, book: book, clock: .live, environment: environment, proxy: proxy)
        do {
            let result = try await body(Postman(courier: courier, book: book))
            await loops.shutDown()
            return result
        } catch {
            await loops.shutDown()
            throw error
        }
    }

    func deliver(
        _ alert: Alert = SampleAlerts.outage, by notifier: any Notifier, caFile: String? = nil,
        within limit: Duration = .seconds(60)
    ) async -> DeliveryOutcome {
        var policy = ChannelPolicy()
        policy.timeout = limit
        let channel = AlertChannel(name: "test", notifier: notifier, policy: policy, caFile: caFile)
        return await courier.deliver([alert], through: channel)
    }
}

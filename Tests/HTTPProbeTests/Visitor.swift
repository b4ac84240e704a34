import Checks
import Foundation
import HTTPProbe
import HTTPWire
import NIOCore
import Peers
import TLSProbe
import UpkeepCore
import UpkeepNet

/// The probe as these tests use it: one look at one address.
struct Visitor {
    /// Long enough for anything on a busy machine; nothing waits for it unless it fails.
    static let patience = Duration.seconds(60)
    /// For phases that are meant to run out.
    static let brief = Duration.milliseconds(300)

    private static let loops = Loops(count: 2)

    private let probe: HTTPProbe

    /// - Parameters:
    ///   - authority: whom to trust; nobody when nil.
    ///   - names: the addresses of hosts that redirects lead to.
    ///   - failures: what fails in each of their look-ups.
    init(
        trusting authority: TestCA? = nil, names: [String: [String]] = [:],
        failures: [IPAddress.Family: NameFailure] = [:]
    ) {
        let path = authority?.certificateFile ?? "/dev/null"
        let roots = TrustRoots(source: path) { try Array(Data(contentsOf: URL(fileURLWithPath: path))) }
        let sessions = TLSSessions(roots: roots) { try Array(Data(contentsOf: URL(fileURLWithPath: $0))) }
        probe = HTTPProbe(
            sessions: sessions, userAgent: "upkeep-tests/1 (+https://upkeep.test/)",
            now: { Timestamp(seconds: Int64(Date().timeIntervalSince1970)) },
            lookUp: { host, _, _ in
                if let literal = IPAddress(host) {
                    return NameObservation(name: host, source: .literal, addresses: [literal])
                }
                let addresses = (names[host] ?? []).compactMap { IPAddress($0) }
                var name = NameObservation(
                    name: host, source: .resolver, addresses: addresses, failure: addresses.isEmpty ? .noSuchName : nil)
                name.familyFailures = failures
                return name
            })
    }

    /// - Parameter adjust: what the config would say beside the URL.
    func look(
        at url: String, on address: String = "127.0.0.1", _ adjust: (inout HTTPPlan) -> Void = { _ in }
    ) async throws -> HTTPObservation {
        var plan = HTTPPlan(url: try WebURL(url))
        plan.budget.connect = Self.patience
        plan.budget.tls = Self.patience
        plan.budget.ttfb = Self.patience
        plan.budget.total = Self.patience
        adjust(&plan)
        guard let address = IPAddress(address) else { throw PeerError(code: "no-address", message: address) }
        let executor = Self.loops.next()
        let asked = plan
        return await withTaskExecutorPreference(executor) { await run(asked, address, executor) }
    }

    @concurrent
    private func run(_ plan: HTTPPlan, _ address: IPAddress, _ executor: LoopExecutor) async -> HTTPObservation {
        await probe.probe(
            plan, at: address, lookUpTime: nil, deadline: .now() + TimeAmount(plan.budget.total), on: executor)
    }
}

extension HTTPObservation {
    /// The last answer.
    var answer: HTTPAnswerObservation? { hops.last?.answer }
    var text: String { String(decoding: answer?.body ?? [], as: UTF8.self) }
    var tls: TLSObservation? { hops.last?.tls }
}

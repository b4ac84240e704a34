import Checks
import DNSProbe
import DNSWire
import Diagnosis
import UpkeepCore
import UpkeepSystem

/// Reads copies of one zone: from files, by transfer, from its own servers.
struct CopyReader {
    let zone: DNSName
    let names: NameWorld
    let exchange: ServerExchange
    let began: ContinuousClock.Instant
    let deadline: ContinuousClock.Instant
    let files: Files

    init(_ zone: DNSName, _ names: NameWorld, budget: Duration, _ files: Files) {
        self.zone = zone
        self.names = names
        self.files = files
        exchange = names.exchange
        began = .now
        deadline = began + budget
    }

    var copier: ZoneCopier { ZoneCopier(exchange, zone: zone, began: began, deadline: deadline) }

    func delegated() async throws(CopyTrouble) -> Delegated {
        try await Delegated(zone, names.walk(with: exchange), deadline: deadline)
    }

    func file(_ path: String) throws(CopyTrouble) -> ZoneFileCopy {
        try ZoneFileCopy(path, zone: zone, files, isOver: { isOver })
    }

    /// Whether the time is up, or nobody waits any more.
    var isOver: Bool { Task.isCancelled || ContinuousClock.now >= deadline }

    func endpoints(of server: ServerAddress) async throws(CopyTrouble) -> [Endpoint] {
        try await server.endpoints(names.resolver, hasIPv6Route: names.hasIPv6Route)
    }

    /// The zone by AXFR from the first of the server's addresses that gives it.
    func transfer(from server: ServerAddress) async throws(CopyTrouble) -> TransferredZone {
        var trouble: CopyTrouble?
        for endpoint in try await endpoints(of: server) {
            do throws(ZoneTransferFailure) {
                let records = try await exchange.transfer(of: zone, from: endpoint, deadline: deadline)
                return TransferredZone(title: title(server.host, endpoint), records: records)
            } catch {
                trouble = trouble ?? refusal(title(server.host, endpoint), error)
            }
        }
        throw trouble ?? CopyTrouble(server.text, "has no address")
    }

    /// The zone by AXFR from the first of `servers` that gives it to anyone, one address of each asked; nil when none does.
    func transfer(offeredBy servers: [(host: String, endpoint: Endpoint)]) async -> TransferredZone? {
        var asked: Set<String> = []
        for server in servers where asked.insert(server.host).inserted {
            let records = try? await exchange.transfer(of: zone, from: server.endpoint, deadline: deadline)
            if let records {
                return TransferredZone(title: title(server.host, server.endpoint), records: records)
            }
        }
        return nil
    }

    /// `ns1.example.net (192.0.2.53)`, or the address alone when that is all that is known.
    func title(_ host: String, _ endpoint: Endpoint) -> String {
        let address = endpoint.port == names.port ? "\(endpoint.address)" : "\(endpoint)"
        return IPAddress(host) == nil ? "\(host) (\(address))" : address
    }

    private func refusal(_ title: String, _ error: ZoneTransferFailure) -> CopyTrouble {
        let name = zone.text(trailingDot: zone.isRoot)
        switch error {
        case .declined(.noError):
            return CopyTrouble(
                title, "gives no records of `\(name)` by AXFR",
                remedy: "allow this machine's address to transfer the zone there")
        case .declined(let rcode):
            return CopyTrouble(
                title, "declines to transfer `\(name)`: \(rcode)",
                remedy: "allow this machine's address to transfer the zone there, or take what can be observed: "
                    + "name the server without `AXFR@`")
        default:
            return CopyTrouble(title, "cannot transfer `\(name)`: \(error.message)", remedy: error.hint)
        }
    }
}

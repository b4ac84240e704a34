import Checks
import DNSProbe
import DNSWire
import UpkeepCore

/// One of the many small zones, and how an audit asks about it.
enum SweptZone {
    /// Far more than a zone takes whose server answers.
    private static let budget = Duration.seconds(20)
    private static let hosts = ["shop", "api", "mail"]

    /// What an audit would ask the zone's one server.
    static func plan(_ number: Int, at server: Endpoint) throws -> AuditPlan {
        let zone = try DNSName("zone\(number).test")
        let servers = try ["ns1", "ns2"].map {
            NameServerAddress(try DNSName("\($0).zone\(number).test"), server, [.given])
        }
        let path = DelegationPath(name: zone, zone: zone, steps: [], ending: .found, servers: servers)
        return AuditPlan(path: path, hosts: try hosts.map { try DNSName("\($0).zone\(number).test") })
    }

    /// Asks everything but the unknown opcode: nsd answers a few of those a second, whoever asks, and drops the rest.
    static func ask(_ plan: AuditPlan, _ exchange: ServerExchange, _ tally: inout SweepTally) async {
        let began = ContinuousClock.now
        var transcript = DNSTranscript()
        for number in 1...AuditPlan.waves {
            let wave = plan.wave(number, after: transcript).filter { $0.opcode == .query }
            for reply in await exchange.ask(wave, began: began, deadline: began + budget) {
                tally.count(reply)
                transcript.append(reply)
            }
        }
    }
}

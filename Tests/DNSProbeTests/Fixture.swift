import DNSProbe
import DNSWire
import NastyDNSServer
import UpkeepCore

/// Short ways to say what the tests talk about.
enum Fixture {
    /// Long enough for a loopback answer on a busy machine; nothing waits for it unless it fails.
    static let patience = Duration.seconds(20)
    /// For exchanges that are meant to run out.
    static let brief = Duration.milliseconds(150)

    /// Runs `body` with longer and longer timeouts until it saw what a busy machine may have kept from it.
    static func patiently<Result>(
        _ body: (Duration) async throws -> Result, until isSettled: (Result) -> Bool
    ) async rethrows -> Result {
        for timeout in [Duration.milliseconds(150), .seconds(1), .seconds(5)] {
            let result = try await body(timeout)
            if isSettled(result) { return result }
        }
        return try await body(patience)
    }

    static func loopback(_ port: UInt16) -> Endpoint { Endpoint(IPAddress(v4: 0x7F00_0001), port) }

    /// A loopback address of its own and a port that only root could open, so nothing listens there.
    static let nobody = Endpoint(IPAddress(v4: 0x7F00_0003), 1)

    static func settings(_ servers: NastyDNSServer..., attempts: Int = 1) -> ResolverSettings {
        var settings = ResolverSettings(servers: servers.map { loopback($0.port) })
        settings.attempts = attempts
        return settings
    }

    static func name(_ text: String) throws -> DNSName { try DNSName(text) }

    static func a(_ name: String, _ address: String, ttl: UInt32 = 60) -> DNSRecord {
        record(name, ttl, IPAddress(address).map { .address($0) })
    }

    static func cname(_ name: String, _ target: String, ttl: UInt32 = 60) -> DNSRecord {
        record(name, ttl, (try? DNSName(target)).map { .cname($0) })
    }

    static func soa(_ zone: String) -> DNSRecord {
        record(
            zone, 60,
            .soa(
                SOAData(
                    primary: .root, contact: .root, serial: 1, refresh: 1, retry: 1, expire: 1, minimum: 1)))
    }

    static func ns(_ zone: String, _ target: String) -> DNSRecord {
        record(zone, 60, (try? DNSName(target)).map { .ns($0) })
    }

    /// TXT records of `name` that take about so many bytes together.
    static func text(_ name: String, bytes: Int) -> [DNSRecord] {
        let string = Array(repeating: UInt8(ascii: "x"), count: 200)
        return (0..<bytes / 213).map { _ in record(name, 60, .txt(TXTData(strings: [string]))) }
    }

    private static func record(_ name: String, _ ttl: UInt32, _ data: DNSRecordData?) -> DNSRecord {
        guard let owner = try? DNSName(name), let data else { preconditionFailure("`\(name)` is no fixture") }
        return DNSRecord(owner, ttl: ttl, data)
    }
}

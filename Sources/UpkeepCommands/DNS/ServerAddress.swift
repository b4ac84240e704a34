import Checks
import DNSProbe
import DNSWire
import UpkeepCore

/// A name server as people type it: `ns1.example.net`, `192.0.2.53`, `[2001:db8::53]:5353`.
struct ServerAddress: Hashable {
    /// As typed.
    let text: String
    let host: String
    let port: UInt16

    /// - Throws: ``CommandFailure`` when it is neither a name nor an address.
    init(_ text: String, defaultPort: UInt16) throws {
        self.text = text
        if let endpoint = Endpoint(text, defaultPort: defaultPort) {
            (host, port) = (endpoint.address.description, endpoint.port)
            return
        }
        let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        guard let port = parts.count == 1 ? defaultPort : UInt16(parts[1]), port > 0 else {
            throw CommandFailure(
                "bad-server", "`\(text)` is no name server", hint: "write `ns1.example.net`, or `[2001:db8::53]:5353`")
        }
        let name: DNSName
        do throws(DNSWireError) { name = try DNSName(String(parts[0])) } catch {
            throw CommandFailure("bad-server", "`\(text)` is no name server: \(error.message)")
        }
        (host, self.port) = (name.text(trailingDot: false), port)
    }

    /// Every address of it, IPv4 first.
    /// - Parameters:
    ///   - known: Servers whose addresses are known already.
    ///   - hasIPv6Route: Whether IPv6 can be asked; an address that was typed is, in any case.
    func endpoints(
        _ resolver: StubResolver, known: [NameServerAddress] = [], hasIPv6Route: Bool
    ) async throws(CopyTrouble) -> [Endpoint] {
        if let address = IPAddress(host) { return [Endpoint(address, port)] }
        var addresses = known.filter { $0.name.text(trailingDot: false, lowercased: true) == host.lowercased() }
            .map(\.endpoint.address)
        if addresses.isEmpty {
            let seen = await resolver.resolve(host, budget: .seconds(5))
            addresses = seen.addresses
            if addresses.isEmpty {
                let reason = seen.failure.map { ": \($0.inBrief)" } ?? ""
                throw CopyTrouble(
                    "`\(host)`", "has no address\(reason)",
                    remedy: "give the server's address, or write `./\(host)` when a file is meant")
            }
        }
        let usable = addresses.filter { hasIPv6Route || $0.family == .v4 }
        guard !usable.isEmpty else {
            throw CopyTrouble("`\(host)`", "has IPv6 addresses only, and there is no way to them from here")
        }
        return usable.sorted().map { Endpoint($0, port) }
    }
}

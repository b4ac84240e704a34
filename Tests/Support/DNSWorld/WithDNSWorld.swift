import Peers

/// Makes a small internet, with these faults, and takes it down when `body` returns or throws.
///
/// Needs root. The first world of a process takes a second or two, since its keys and zones are made then.
package func withDNSWorld<Result>(
    _ faults: WorldFault..., body: (DNSWorld) async throws -> Result
) async throws -> Result {
    try await withDNSWorld(faults, body: body)
}

/// Makes a small internet, with these faults, and takes it down when `body` returns or throws.
package func withDNSWorld<Result>(
    _ faults: [WorldFault], body: (DNSWorld) async throws -> Result
) async throws -> Result {
    let addresses = WorldHost.inhabited.flatMap { ["\($0.v4)/32", "\($0.v6)/128"] }
    let resolvConf = "nameserver \(WorldHost.resolver.v4)\n"
    return try await withTestCA { authority in
        try await withTemporaryDirectory { directory in
            try await withNetworkNamespace(addresses, resolvConf: resolvConf) { network in
                // Packets to nobody's address come back in and vanish, as they do on the internet.
                for family in ["-4", "-6"] {
                    try await mustRun(
                        Invocation("ip", [family, "-n", network.name, "route", "add", "default", "dev", "lo"]))
                }
                let world = try await DNSWorld(network: network, directory: directory, authority: authority)
                do {
                    try await world.start()
                    if !faults.isEmpty { try await world.apply(faults) }
                    let result = try await body(world)
                    await world.stop()
                    return result
                } catch {
                    await world.stop()
                    throw error
                }
            }
        }
    }
}

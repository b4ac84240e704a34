import Checks
import DNSWire

extension WalkState {
    /// The way as far as it went.
    var path: DelegationPath {
        let ending = ending ?? .cutShort
        let zone = (self.ending == .cutShort ? nil : survey?.zone) ?? probes.last?.zone ?? .root
        let known = zones[zone]
        return DelegationPath(
            name: name, zone: zone, steps: probes.map(step), ending: ending, servers: known?.servers ?? [],
            addressless: known?.addressless ?? [],
            aliases: aliases.filter { known?.nameservers.contains($0.key) ?? false },
            isDeepest: isDeepest && ending != .cutShort)
    }

    /// The zone that was looked for and its servers, once it is known which zone that is.
    var found: (zone: DNSName, servers: [NameServerAddress])? {
        guard ending == .found, let zone = survey?.zone, let known = zones[zone] else { return nil }
        return (zone, known.servers)
    }

    private func step(_ probe: CutProbe) -> DelegationStep {
        let order = probe.race.asked.map(\.endpoint)
        let referrals = probe.referrals.sorted { a, b in
            (order.firstIndex(of: a.server.endpoint) ?? 0) < (order.firstIndex(of: b.server.endpoint) ?? 0)
        }
        return DelegationStep(
            zone: probe.zone, servers: probe.race.asked, addressless: zones[probe.zone]?.addressless ?? [],
            referrals: referrals)
    }
}

package import DNSWire
import UpkeepCore

/// What is left of a zone's name servers when any one thing that they share is gone.
package struct RedundancyMap: Sendable, Hashable {
    package let members: [RedundancyMember]

    package init(_ members: [RedundancyMember]) { self.members = members }

    /// Everything that may fail, in the order operator, network, prefix, server, family, transport.
    package var fates: [SharedFate] {
        let found: [[SharedFate]] = [
            operators.map { .operator($0) },
            members.flatMap { $0.systems.sorted().map { .system($0) } },
            members.map { .prefix($0.prefix) },
            members.map { .server($0.server) },
            IPAddress.Family.allCases.filter { family in members.contains { $0.family == family } }
                .map { .family($0) },
            [.transport(.udp), .transport(.tcp)],
        ]
        return found.flatMap(\.uniqued)
    }

    /// The addresses that still serve the zone without `fate`.
    package func survivors(without fate: SharedFate) -> [RedundancyMember] {
        members.filter { member in
            switch fate {
            case .operator(let name): member.operator != name
            // Announced by several systems, an address outlives one of them.
            case .system(let number): member.systems != [number]
            case .prefix(let prefix): member.prefix != prefix
            case .server(let name): member.server != name
            case .family(let family): member.family != family
            case .transport(let transport): !member.transports.subtracting([transport]).isEmpty
            }
        }
    }

    /// What takes everything with it.
    package var singlePoints: [SharedFate] { fates.filter { survivors(without: $0).isEmpty } }

    package func without(_ fate: SharedFate) -> RedundancyMap { RedundancyMap(survivors(without: fate)) }

    /// Those that are known.
    package var operators: [String] { members.compactMap(\.operator).uniqued }
    /// Servers of which nothing tells who runs them.
    package var unattributed: [DNSName] { members.filter { $0.operator == nil }.map(\.server).uniqued }
    package var systems: Set<UInt32> { members.reduce(into: []) { $0.formUnion($1.systems) } }
    package var prefixes: [String] { members.map(\.prefix).uniqued }
}

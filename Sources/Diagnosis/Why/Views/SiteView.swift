import Checks
import DNSWire
import UpkeepCore

/// The site at all addresses that it has or had.
struct SiteView {
    let addresses: [AddressView]
    /// What the zone's own servers say; none when it leads to another name, or nobody said.
    private let truth: Set<IPAddress>

    /// - Parameter canLookUp: resolvers find the name, so they would find what its redirects lead to.
    init(_ seen: WhyObservation, truth: Set<IPAddress>, clock: ClockView, canLookUp: Bool) {
        self.truth = truth
        addresses = seen.addresses.map { look in
            AddressView(
                look, plan: seen.plan, now: clock.now,
                canReach: seen.vantage.canReach(look.address), canLookUp: canLookUp,
                isClockWrong: clock.offset != nil)
        }
    }

    /// Where visitors are sent now: by the zone's own servers, or by resolvers when those say nothing.
    var current: [AddressView] {
        // Servers that are no longer the zone's own may go on answering.
        let own = addresses.filter {
            $0.look.sources.contains(.given)
                || $0.look.sources.contains(.authoritative) && (truth.isEmpty || truth.contains($0.address))
        }
        return own.isEmpty ? addresses.filter { $0.look.sources.contains(.resolver) } : own
    }

    /// Those known from good times alone.
    var stored: [AddressView] { addresses.filter { $0.look.sources.contains(.stored) } }

    var judged: [AddressView] { addresses.filter { !$0.isUnseen } }
    var working: [AddressView] { addresses.filter(\.works) }

    /// Something was asked, and nothing works.
    var isDown: Bool { !judged.isEmpty && working.isEmpty }

    subscript(address: IPAddress) -> AddressView? { addresses.first { $0.address == address } }
}

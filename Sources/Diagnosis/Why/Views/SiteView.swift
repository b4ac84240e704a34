import Checks
import DNSWire
import UpkeepCore

/// The site at all addresses that it has or had.
struct SiteView {
    let addresses: [AddressView]

    init(_ seen: WhyObservation, clock: ClockView) {
        addresses = seen.addresses.map { look in
            AddressView(
                look, plan: seen.plan, now: clock.now,
                canReach: look.address.family == .v4 ? seen.vantage.hasIPv4 : seen.vantage.hasIPv6,
                isClockWrong: clock.offset != nil)
        }
    }

    /// Where visitors are sent now: by the zone's own servers, or by resolvers when those say nothing.
    var current: [AddressView] {
        let own = addresses.filter { !$0.look.sources.isDisjoint(with: [.authoritative, .given]) }
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

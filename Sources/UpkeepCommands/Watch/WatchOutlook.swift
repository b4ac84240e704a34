import Checks
import Diagnosis
import Notifiers
import Synchronization
import UpkeepConfig
import UpkeepCore
import UpkeepReport
import UpkeepSystem

/// What the looks of a watch stand on: resolvers, authorities, where names come from. A reload may change it while looks go
/// on.
final class WatchOutlook: Sendable {
    /// All of it at one time.
    struct View: Sendable {
        let names: NameWorld
        let look: SiteLook
        let addresses: AddressBook.Lookup
        private let settings: WhySettings
        private let isPrivate: Bool

        /// - Parameter isPrivate: whether names come from a root of one's own.
        init(_ names: NameWorld, _ settings: WhySettings, isPrivate: Bool) {
            self.names = names
            self.settings = settings
            self.isPrivate = isPrivate
            look = Lookout(names.world).look
            addresses = names.world.addresses
        }

        /// What `why` finds out about a site; nil when it cannot be asked about it.
        func verdict(on site: Site, _ memory: Memory?, _ system: System) async -> Verdict? {
            // Where there is no name to ask about, it can still be told whether it is us.
            let subject = (try? WhySubject([site], site.name, isPrivate: isPrivate)) ?? .direct(site)
            let round = WhyRound(names: names, settings: settings, memory: memory, system: system)
            let verdict = try? await round.report(on: subject, verbose: false).verdict
            if case .direct = subject, verdict?.confidence == .cannotTell { return nil }
            return verdict
        }
    }

    private let make: @Sendable (_ configuration: UpkeepConfiguration?, _ before: View?) throws -> View
    private let current: Mutex<View>

    /// - Parameter make: what a config asks for; threads and clock are those of the view before.
    init(
        _ configuration: UpkeepConfiguration?,
        _ make: @escaping @Sendable (_ configuration: UpkeepConfiguration?, _ before: View?) throws -> View
    ) throws {
        self.make = make
        current = Mutex(try make(configuration, nil))
    }

    var view: View { current.withLock { $0 } }

    /// What another config asks for, not yet in force.
    func made(_ configuration: UpkeepConfiguration?) throws -> View { try make(configuration, view) }

    func follow(_ view: View) { current.withLock { $0 = view } }
}

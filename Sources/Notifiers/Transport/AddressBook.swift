import HTTPWire
package import UpkeepCore
package import UpkeepSystem

/// The addresses of every channel's host, looked up in good times and kept, so that an alert leaves when DNS is dead.
package actor AddressBook {
    package typealias Lookup = @Sendable (String) async throws -> [IPAddress]

    /// More would only be tried one after another.
    private static let mostAddresses = 8

    private let lookup: Lookup
    private let clock: SystemClock
    private let lookupLimit: Duration
    private let save: @Sendable (KeptHost) async -> Void
    private var kept: [String: KeptHost]

    /// - Parameters:
    ///   - lookup: asks the resolvers for a name's addresses, each time anew; it must end when its task is cancelled.
    ///   - kept: what was saved before.
    ///   - lookupLimit: longest wait for an answer when nothing is kept.
    ///   - save: called when what is kept has changed.
    package init(
        clock: SystemClock, kept: [KeptHost] = [], lookupLimit: Duration = .seconds(5), lookup: @escaping Lookup,
        save: @escaping @Sendable (KeptHost) async -> Void = { _ in }
    ) {
        self.clock = clock
        self.lookup = lookup
        self.lookupLimit = lookupLimit
        self.save = save
        self.kept = Dictionary(kept.map { ($0.name, $0) }) { _, last in last }
    }

    /// Every host that something is kept of, by name.
    package var hosts: [KeptHost] { kept.values.sorted { $0.name < $1.name } }

    /// Where to connect: what is kept, at once; only a host never seen before is looked up now.
    package func addresses(of destination: Destination) async throws(TransportFailure) -> [IPAddress] {
        guard let name = destination.name else { return Self.literal(destination) }
        if let kept = kept[name] { return kept.candidates }
        let found = await lookedUp(name)
        guard !found.isEmpty else {
            throw TransportFailure(
                .noAddress, "`\(name)` cannot be resolved, and no address of it was kept from before")
        }
        return found
    }

    /// Looks every name up again; what does not resolve keeps what it had.
    package func refresh(_ names: Set<String>) async {
        await withTaskGroup { group in
            for name in names { group.addTask { _ = await self.lookedUp(name) } }
        }
    }

    /// What the name resolves to now, empty when it does not; kept if it does.
    package func lookedUp(_ name: String) async -> [IPAddress] {
        let found = await ask(name).prefix(Self.mostAddresses)
        guard !found.isEmpty else { return [] }
        let before = kept[name]
        let now = KeptHost(name: name, addresses: Array(found), seenAt: clock.now, worked: before?.worked)
        kept[name] = now
        // A change is worth a write, and once a day that nothing changed.
        if before?.addresses != now.addresses || now.seenAt - (before?.seenAt ?? now.seenAt) > .seconds(86_400) {
            await save(now)
        }
        return now.candidates
    }

    /// A connection to this address stood.
    package func worked(_ address: IPAddress, for destination: Destination) async {
        guard let name = destination.name, var host = kept[name], host.worked != address else { return }
        host.worked = address
        kept[name] = host
        await save(host)
    }

    private func ask(_ name: String) async -> [IPAddress] {
        await withTaskGroup(of: [IPAddress].self) { group in
            group.addTask { [lookup] in (try? await lookup(name)) ?? [] }
            group.addTask { [clock, lookupLimit] in
                try? await clock.sleep(for: lookupLimit)
                return []
            }
            defer { group.cancelAll() }
            return await group.next() ?? []
        }
    }

    private static func literal(_ destination: Destination) -> [IPAddress] {
        guard case .address(let address) = destination.host else { return [] }
        return [address]
    }
}

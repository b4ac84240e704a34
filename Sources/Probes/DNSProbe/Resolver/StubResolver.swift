package import Checks
import DNSWire
package import NIOCore
import NIOPosix
package import UpkeepCore

/// Looks names up as a program on this machine would, and tells what every server said. It remembers nothing.
package struct StubResolver: Sendable {
    package let settings: ResolverSettings
    let exchange: DNSExchange

    package init(settings: ResolverSettings, group: any EventLoopGroup = MultiThreadedEventLoopGroup.singleton) {
        self.settings = settings
        exchange = DNSExchange(group: group)
    }

    /// The addresses of a host name: a literal as it is, then the hosts table, then A and AAAA at the same time.
    /// - Parameter budget: For all of it together.
    package func resolve(
        _ name: String, families: Set<IPAddress.Family> = [.v4, .v6], budget: Duration
    ) async -> NameObservation {
        let began = ContinuousClock.now
        let asked = name.count > 1 && name.hasSuffix(".") ? String(name.dropLast()) : name
        if let known = withoutAsking(name, asked, families) { return known }
        guard let target = try? DNSName(name), !target.isRoot else {
            return NameObservation(name: asked, source: .resolver, failure: .badName)
        }
        guard !settings.servers.isEmpty else {
            return NameObservation(name: asked, source: .resolver, failure: .noResolver)
        }
        var observation = NameObservation(name: asked, source: .resolver)
        var failures: [NameFailure] = []
        var sent: [SentQuestion] = []
        for candidate in settings.candidates(for: target, text: name) {
            let lookups = await lookUp(candidate, families, deadline: began + budget)
            sent += lookups.flatMap(\.sent)
            observation.addresses = lookups.flatMap(\.addresses).removingDuplicates()
            if !observation.addresses.isEmpty { observation.familyFailures = Self.failures(lookups) }
            let best = lookups.first { !$0.addresses.isEmpty } ?? lookups.first { !$0.aliases.isEmpty }
            let aliases = (candidate == target ? [] : [candidate]) + (best?.aliases ?? [])
            observation.aliases = aliases.map { $0.text(trailingDot: false) }
            observation.ttl = lookups.compactMap(\.ttl).min()
            failures.append(contentsOf: NameFailure.mostTelling(lookups.compactMap(\.failure)).map { [$0] } ?? [])
            // Any other failure says nothing about the name, so the next domain would prove nothing either.
            guard observation.addresses.isEmpty, let last = failures.last, [.noSuchName, .noAddress].contains(last)
            else { break }
        }
        observation.exchanges = sent.sorted { $0.at < $1.at }.map(\.observation)
        observation.elapsed = ContinuousClock.now - began
        if observation.addresses.isEmpty {
            observation.failure =
                failures.contains(.noAddress) && failures.last == .noSuchName ? .noAddress : failures.last
        }
        return observation
    }

    /// The families whose look-up failed. That a name has no address of a family is an answer.
    private static func failures(_ lookups: [FamilyLookup]) -> [IPAddress.Family: NameFailure] {
        var failures: [IPAddress.Family: NameFailure] = [:]
        for lookup in lookups where lookup.failure != .noAddress { failures[lookup.family] = lookup.failure }
        return failures
    }

    private func withoutAsking(
        _ name: String, _ asked: String, _ families: Set<IPAddress.Family>
    ) -> NameObservation? {
        if let literal = IPAddress(name) {
            let wanted = families.contains(literal.family)
            return NameObservation(
                name: asked, source: .literal, addresses: wanted ? [literal] : [], failure: wanted ? nil : .noAddress)
        }
        let known = settings.hosts.addresses(of: name).filter { families.contains($0.family) }
        return known.isEmpty ? nil : NameObservation(name: asked, source: .hosts, addresses: known)
    }

    /// One look-up a family, at the same time; IPv6 first in the result.
    private func lookUp(
        _ name: DNSName, _ families: Set<IPAddress.Family>, deadline: ContinuousClock.Instant
    ) async -> [FamilyLookup] {
        async let v6 = families.contains(.v6) ? addresses(of: name, .aaaa, deadline: deadline) : nil
        async let v4 = families.contains(.v4) ? addresses(of: name, .a, deadline: deadline) : nil
        return await [v6, v4].compactMap { $0 }
    }

    /// Follows CNAMEs to the addresses, with further questions when a server leaves the rest of the chain to us.
    private func addresses(
        of name: DNSName, _ type: DNSRecordType, deadline: ContinuousClock.Instant
    ) async -> FamilyLookup {
        var lookup = FamilyLookup(family: type == .aaaa ? .v6 : .v4)
        while true {
            let current = lookup.aliases.last ?? name
            let answer = await ask(DNSQuestion(current, type), deadline: deadline)
            lookup.sent += answer.sent
            guard let message = answer.message else {
                lookup.failure = answer.failure
                return lookup
            }
            let before = lookup.aliases.isEmpty ? [] : [name] + lookup.aliases.dropLast()
            let chain = AliasChain(in: message.answers, from: current, type: type, after: before)
            lookup.aliases += chain.aliases
            // A server that ran into a loop itself says SERVFAIL and shows the loop.
            if chain.isLoop {
                lookup.failure = .aliasLoop
            } else {
                lookup.failure = answer.failure ?? (message.header.rcode == .noSuchName ? .noSuchName : nil)
            }
            guard lookup.failure == nil else { return lookup }
            lookup.ttl = [lookup.ttl, chain.ttl].compactMap { $0 }.min()
            lookup.addresses = chain.records.compactMap(\.address)
            if lookup.addresses.isEmpty {
                // An SOA says that the server looked at the end of the chain and found nothing (RFC 2308 §2.2).
                if !chain.aliases.isEmpty, !message.authority.contains(where: { $0.type == .soa }) { continue }
                lookup.failure = .noAddress
            }
            return lookup
        }
    }
}

extension DNSRecord {
    fileprivate var address: IPAddress? {
        if case .address(let address) = data { address } else { nil }
    }
}

extension Array where Element: Hashable {
    fileprivate func removingDuplicates() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}

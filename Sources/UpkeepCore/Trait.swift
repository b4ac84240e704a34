/// One thing that a subject stood on when it was looked at: what several subjects may lose at once.
///
/// Traits are what looks showed, not what somebody declared; the exception is ``Kind/subject``, which carries
/// `depends_on`.
package struct Trait: Sendable, Hashable, Codable, Comparable, CustomStringConvertible {
    /// From what is nearest to a subject to what is farthest.
    package enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        /// Another watched subject, as `Subject.kind:name`.
        case subject
        /// A certificate, by issuer, serial and the first name that it is for.
        case certificate
        /// A zone's apex.
        case zone
        /// A machine, as its operators call it.
        case host
        /// A CNAME target.
        case alias
        /// An address and port that was connected to: one server program, as a rule, on a machine where others may live.
        case endpoint
        /// An IP address that was connected to.
        case address
        /// A name server of the zone.
        case nameServer = "name-server"
        /// Who runs the zone's name servers.
        case dnsProvider = "dns-provider"
        /// The resolver that we asked: ours.
        case resolver
        /// Our own way out: ours.
        case uplink
    }

    package var kind: Kind
    package var name: String

    package init(_ kind: Kind, _ name: String) {
        self.kind = kind
        self.name = name
    }

    /// Another watched subject that this one needs, or a subject itself.
    package init(_ subject: Subject) { self.init(.subject, "\(subject.kind.rawValue):\(subject.name)") }

    /// A part of this side, which can fail without any site being down.
    package var isOurs: Bool { kind == .resolver || kind == .uplink }

    /// E.g. "host `web1`".
    package var description: String {
        switch kind {
        case .subject: "`\(name.drop { $0 != ":" }.dropFirst())`"
        case .nameServer: "name server `\(name)`"
        case .dnsProvider: "DNS provider `\(name)`"
        case .alias: "CNAME target `\(name)`"
        case .resolver: "our own resolver `\(name)`"
        case .uplink: "our own uplink `\(name)`"
        case .certificate, .zone, .host, .endpoint, .address: "\(kind.rawValue) `\(name)`"
        }
    }

    /// What an incident with this cause is about.
    package var asSubject: Subject {
        switch kind {
        case .subject:
            Subject(
                Subject.Kind(rawValue: String(name.prefix { $0 != ":" })) ?? .service,
                String(name.drop { $0 != ":" }.dropFirst()))
        case .certificate: Subject(.certificate, name)
        case .zone: Subject(.zone, name)
        case .dnsProvider: Subject(.service, name)
        case .endpoint: Subject(.endpoint, name)
        case .host, .alias, .address, .nameServer, .resolver, .uplink: Subject(.host, name)
        }
    }

    /// Nearest kind first, then by name.
    package static func < (a: Trait, b: Trait) -> Bool {
        let (nearer, farther) = (a.kind.distance, b.kind.distance)
        return nearer == farther ? a.name < b.name : nearer < farther
    }
}

extension Trait.Kind {
    fileprivate var distance: Int {
        switch self {
        case .subject: 0
        case .certificate: 1
        case .zone: 2
        case .host: 3
        case .alias: 4
        case .endpoint: 5
        case .address: 6
        case .nameServer: 7
        case .dnsProvider: 8
        case .resolver: 9
        case .uplink: 10
        }
    }
}

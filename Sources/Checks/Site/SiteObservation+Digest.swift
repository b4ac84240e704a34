import CertificateReader
import HTTPWire
package import UpkeepCore

extension SiteObservation {
    /// What is worth comparing with another look at the same site. Where addresses differ, the lowest that got furthest
    /// speaks, so that a name server that turns its answers round changes nothing.
    package var digest: ObservationDigest {
        switch sight {
        case .http(let name, let nameservers, let attempts):
            let speaker = attempts.sorted { $0.address < $1.address }.max { $0.reached < $1.reached }
            var digest = Self.digest(name, nameservers)
            if let speaker { digest.take(speaker) }
            return digest
        case .port(let name, let nameservers, let attempts):
            let speaker = attempts.sorted { $0.endpoint < $1.endpoint }.max { $0.reached < $1.reached }
            var digest = Self.digest(name, nameservers)
            if let speaker {
                digest.take(speaker.phases)
                if let tls = speaker.tls { digest.take(tls) }
            }
            return digest
        case .record(let record):
            var digest = ObservationDigest(phases: [.init("lookup", record.elapsed)])
            if record.rcode != nil { digest.records = record.records.sorted() }
            // Any other answer's TTL was counted down on the way.
            if record.authoritative { digest.ttl = record.ttl }
            return digest
        }
    }

    private static func digest(_ name: NameObservation, _ nameservers: NameserverObservation?) -> ObservationDigest {
        var digest = ObservationDigest()
        if name.failure == nil {
            digest.addresses = name.addresses.map(\.description).sorted()
            digest.aliases = name.aliases
        }
        if let nameservers, nameservers.failure == nil { digest.nameservers = nameservers.nameservers.sorted() }
        return digest
    }
}

extension ObservationDigest {
    fileprivate mutating func take(_ attempt: HTTPObservation) {
        if let tls = attempt.hops.first(where: { $0.tls != nil })?.tls { take(tls) }
        guard let last = attempt.hops.last, let answer = last.answer else { return }
        take(last.phases)
        status = answer.status
        server = answer.headers["server"]
        if attempt.hops.count > 1 { redirect = last.url.withoutQuery }
        if answer.bodyEnd == .complete || answer.bodyEnd == .untilClose {
            body = HexText.padded(Self.fingerprint(answer.body), to: 16)
        }
    }

    fileprivate mutating func take(_ tls: TLSObservation) {
        tlsVersion = tls.version
        alpn = tls.version == nil ? nil : tls.alpn ?? ""
        guard let leaf = tls.presented.first else { return }
        let key = leaf.publicKey
        certificate = Certificate(
            serial: leaf.serial, issuer: leaf.issuer,
            publicKey: HexText.padded(
                Self.fingerprint(Array(key.description.utf8) + key.modulus + key.exponent + key.point), to: 16),
            notAfter: leaf.notAfter)
    }

    fileprivate mutating func take(_ timings: PhaseTimings) {
        phases = ProbePhase.allCases.compactMap { phase in timings[phase].map { Phase(phase.rawValue, $0) } }
    }

    /// FNV-1a: enough to notice a change, and no more is claimed.
    private static func fingerprint(_ bytes: [UInt8]) -> UInt64 {
        bytes.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }
}

extension HTTPObservation {
    /// How far it got, for choosing whose word counts.
    fileprivate var reached: Int { hops.last?.answer != nil ? 2 : hops.contains { $0.tls != nil } ? 1 : 0 }
}

extension PortObservation {
    fileprivate var reached: Int { failure == nil ? 2 : tls != nil ? 1 : 0 }
}

extension WebURL {
    /// Queries carry tokens that are new each time, and secrets.
    fileprivate var withoutQuery: String {
        var bare = self
        bare.target = String(target.prefix { $0 != "?" })
        return "\(bare)"
    }
}

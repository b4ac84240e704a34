import CertificateReader
import UpkeepCore

/// Judges certificates by what stands in them, whether they were served or lie on a disk.
struct CertificateJudge {
    let chain: PresentedChain
    let judging: Judging
    /// Where they were served; nil for files.
    var observation: EndpointObservation?
    /// As they stand in a file, whose first may not be the one that is served; nil when `chain` is that.
    var asFiled: PresentedChain?
    /// Where they are, for the end of a sentence; empty when that is clear.
    var place = ""

    func judge() -> [Finding] {
        [order(), extra(), key(), signature(), purpose(), lifetime()] + (observation == nil ? [] : [timestamps()])
    }

    private var leaf: CertificateFacts { chain.leaf }

    private func order() -> Finding {
        let check = CertificateChecks.order
        let chain = asFiled ?? chain
        let (leaf, path) = (chain.leaf, chain.path)
        if leaf.isAuthority, let own = chain.presented.first(where: { !$0.isAuthority }) {
            return judging.bad(
                check, .critical,
                "the chain begins with \(PresentedChain.name(leaf)), an authority's certificate, and not with "
                    + "\(PresentedChain.name(own))\(place)", remedy: advice(check), evidence)
        }
        guard zip(path, path.dropFirst()).allSatisfy({ $0 < $1 }) else {
            return judging.bad(
                check, "the certificates are not in order: each should be followed by its issuer's\(place)",
                remedy: advice(check), evidence.adding("order", EvidenceValue(([leaf] + chain.issuers).map(\.subject))))
        }
        return judging.ok(check, AuditContext.count(chain.presented.count, "certificate"), evidence)
    }

    private func extra() -> Finding {
        let check = CertificateChecks.extra
        let belongs = Set([0] + chain.path)
        let strays = chain.presented.indices.filter { !belongs.contains($0) }.map { chain.presented[$0] }
        let own = Set(belongs.map { chain.presented[$0].sha256 }).subtracting([""])
        let doubles = strays.filter { own.contains($0.sha256) }
        let foreign = strays.filter { !$0.isSelfIssued && !own.contains($0.sha256) }
        // An old cross-signed root at the end, which the best path does without.
        let isTrusted = chain.trust.map { $0.problem == nil } ?? false
        let expired = isTrusted ? chain.issuers.filter { $0.notAfter.map { $0 < judging.now } ?? false } : []
        let named =
            foreign.map { "\(PresentedChain.name($0)), which belongs to no path" }
            + Self.counted(doubles)
            + expired.map { "\(PresentedChain.name($0)), which has expired and is not needed" }
        if named.isEmpty {
            let hasRoot = chain.presented.dropFirst().contains(where: \.isSelfIssued)
            return judging.ok(
                check, hasRoot ? "the root is sent as well, which nobody needs" : "none", evidence)
        }
        let list = named.count > 3 ? Array(named.prefix(2)) + ["\(named.count - 2) more"] : named
        return judging.bad(check, "the chain has \(AuditContext.list(list))\(place)", remedy: advice(check), evidence)
    }

    /// "`shop.example` twice", "`shop.example` 800 times".
    private static func counted(_ doubles: [CertificateFacts]) -> [String] {
        var times: [String: Int] = [:]
        for double in doubles { times[double.sha256, default: 1] += 1 }
        return doubles.compactMap { double in
            times.removeValue(forKey: double.sha256).map { count in
                "\(PresentedChain.name(double)) \(count == 2 ? "twice" : "\(count) times")"
            }
        }
    }

    private func key() -> Finding {
        let check = CertificateChecks.key
        let weak = chain.judged.compactMap { certificate in
            KeyWeakness(certificate.publicKey).map { (certificate: certificate, weakness: $0) }
        }
        guard let worst = weak.max(by: { $0.weakness.status.gravity < $1.weakness.status.gravity }) else {
            if leaf.publicKey.algorithm == .unreadable {
                return judging.bad(
                    check, .unknown, "the certificate's key cannot be read\(place)",
                    remedy: "have the certificate issued anew", ["flaws": EvidenceValue(leaf.flaws)])
            }
            return judging.ok(check, leaf.publicKey.description, keys)
        }
        let whose = worst.certificate == leaf ? "" : " of \(PresentedChain.name(worst.certificate))"
        return judging.bad(
            check, worst.weakness.status, "the key\(whose) \(worst.weakness.words)\(place)", keys)
    }

    private var keys: Evidence {
        ["keys": EvidenceValue(chain.judged.map { "\($0.subject): \($0.publicKey)" })]
    }

    private func signature() -> Finding {
        let check = CertificateChecks.signature
        let weak = chain.judged.filter { $0.signature.hash?.isBroken ?? false }
        let evidence: Evidence = [
            "signatures": EvidenceValue(chain.judged.map { "\($0.subject): \($0.signature)" })
        ]
        guard let first = weak.first, let hash = first.signature.hash else {
            return judging.ok(check, leaf.signature.description, evidence)
        }
        // A certificate that signs itself proves nothing by its signature, whatever the hash.
        let isMoot = first == leaf && leaf.isSelfIssued
        let whose = first == leaf ? "the certificate" : PresentedChain.name(first)
        return judging.bad(
            check, isMoot ? .warning : .critical,
            "\(whose) is signed over \(hash.rawValue.uppercased()), which can be forged\(place)", evidence)
    }

    private func purpose() -> Finding {
        let check = CertificateChecks.purpose
        let extensions = leaf.extensions
        var evidence: Evidence = [:]
        if let usages = extensions.extendedKeyUsage {
            evidence["extendedKeyUsage"] = EvidenceValue(usages.map(\.description))
        }
        if let usage = extensions.keyUsage { evidence["keyUsage"] = .text(usage.description) }
        if extensions.isPrecertificate {
            return judging.bad(
                check, "this is a precertificate, made for logs; every client refuses it\(place)",
                remedy: "serve the certificate that the authority issued after it", evidence)
        }
        if let usages = extensions.extendedKeyUsage, !usages.contains(.serverAuth), !usages.contains(.any) {
            let listed = usages.isEmpty ? "nothing" : AuditContext.list(usages.map(Self.words))
            return judging.bad(
                check, "the certificate is for \(listed), not for servers: browsers and curl refuse it\(place)",
                evidence)
        }
        if let usage = extensions.keyUsage,
            usage.isDisjoint(with: [.digitalSignature, .keyEncipherment, .keyAgreement])
        {
            return judging.bad(
                check, "the certificate's key may not be used for handshakes\(place)", evidence)
        }
        if let usage = extensions.keyUsage, !usage.contains(.digitalSignature) {
            return judging.bad(
                check, .warning,
                "the certificate's key may not sign, which TLS 1.3 and every suite with ECDHE need: strict clients refuse "
                    + "it\(place)", evidence)
        }
        if leaf.isAuthority, !leaf.isSelfIssued {
            return judging.bad(
                check, .warning, "the certificate is one of an authority, which Firefox refuses for a server\(place)",
                evidence)
        }
        return judging.ok(check, extensions.extendedKeyUsage == nil ? "any: it names none" : "for servers", evidence)
    }

    private static func words(_ usage: ExtendedKeyUsage) -> String {
        usage == .clientAuth ? "clients (\(usage))" : usage.description
    }

    private func lifetime() -> Finding {
        let check = CertificateChecks.lifetime
        guard let lifetime = leaf.lifetime else {
            return judging.notAsked(check, "the certificate's dates cannot be read")
        }
        let days = Int((lifetime.inSeconds / 86_400).rounded())
        var evidence: Evidence = ["lifetime": .duration(lifetime)]
        guard chain.isPublic else {
            return judging.ok(check, "\(days) days; the rules bind public authorities only", evidence)
        }
        guard let (rule, status) = LifetimePolicy.broken(by: leaf) else {
            return judging.ok(check, "\(days) days", evidence)
        }
        evidence["allowed"] = .duration(.seconds(rule.days * 86_400))
        evidence["since"] = .time(rule.from)
        return judging.bad(
            check, status,
            "the certificate runs for \(days) days; \(rule.days) is the most for one issued since "
                + "\(rule.from.rfc3339().prefix(10))\(place)", evidence)
    }

    /// Chrome's and Apple's policies: two logs for up to 180 days, three beyond; two when they come with the handshake.
    private func timestamps() -> Finding {
        let check = CertificateChecks.timestamps
        let embedded = leaf.extensions.timestamps.map { SCTObservation(.certificate, $0) }
        let delivered = observation?.timestamps.value ?? []
        let all = embedded + delivered
        let evidence: Evidence = [
            "timestamps": .list(
                all.prefix(20).map { stamp in
                    var facts: Evidence = ["log": .text(TransparencyLogs.name(stamp.logID) ?? stamp.logID)]
                    facts["source"] = .text(stamp.source.rawValue)
                    if let time = stamp.timestamp { facts["time"] = .time(time) }
                    return .record(facts)
                })
        ]
        guard chain.isPublic else { return judging.ok(check, "not needed: the authority is private", evidence) }
        let long = leaf.lifetime.map { $0 > .seconds(180 * 86_400) } ?? false
        let needed = long ? 3 : 2
        let logs = Set(embedded.map(\.logID)).count
        let others = Set(delivered.map(\.logID)).count
        if logs >= needed || others >= 2 {
            return judging.ok(check, "in \(AuditContext.count(max(logs, others), "log"))", evidence)
        }
        if let reason = observation?.timestamps.reason {
            return judging.notAsked(
                check,
                "\(logs) of \(needed) in the certificate, and what comes with the handshake "
                    + "was not seen: \(reason)")
        }
        let have =
            switch logs {
            case 0: "no public log vouches"
            case 1: "only 1 public log vouches"
            default: "only \(logs) public logs vouch"
            }
        return judging.bad(
            check, "\(have) for the certificate, and Chrome and Safari want \(needed)\(place)", evidence)
    }

    private var evidence: Evidence {
        ["presented": EvidenceValue(chain.presented.prefix(20).map(\.subject))]
    }

    private func advice(_ check: Check) -> String {
        observation.map { ConfigAdvice.chain.added(to: check.remedy, for: $0) } ?? check.remedy
    }
}

import CertificateReader
import TLSWire
import UpkeepCore

/// Judges all that a look at one address showed.
struct EndpointJudge {
    let observation: EndpointObservation
    let expectation: TLSExpectation
    let judging: Judging

    /// One finding per check, those that nobody asked about left out.
    func judge() -> [Finding] {
        let opening = OpeningJudge(observation: observation, judging: judging)
        var findings = opening.judge()
        guard opening.isBegun else {
            return findings
                + TLSJudge.notAsked(opening.isConnected ? "TLS was not begun" : "no connection", judging: judging)
        }
        findings += session()
        guard observation.depth == .full else { return findings + revoked() }
        let broken = findings.first { $0.check == TLSChecks.handshake.id && $0.status != .ok }
        findings += encryption().map { finding in
            // What a server that shakes no hands was asked in vain follows from that.
            guard let broken, finding.status == .unknown else { return finding }
            var finding = finding
            finding.suppressedBy = broken.suppressedBy ?? broken.check
            return finding
        }
        if let chain = PresentedChain(observation.tls.presented, trust: observation.tls.trust) {
            findings += CertificateJudge(chain: chain, judging: judging, observation: observation).judge()
            findings += RevocationJudge(chain: chain, observation: observation, judging: judging).judge()
        }
        return observation.otherChains.reduce(findings) { worsened($0, by: $1) }
    }

    /// Of a quick look: nothing, unless the authority was asked.
    private func revoked() -> [Finding] {
        guard observation.revocation != .notAsked,
            let chain = PresentedChain(observation.tls.presented, trust: observation.tls.trust)
        else { return [] }
        return RevocationJudge(chain: chain, observation: observation, judging: judging).judge()
            .filter { $0.check == CertificateChecks.revoked.id }
    }

    /// What a chain that only some clients get makes worse.
    private func worsened(_ findings: [Finding], by other: OtherChain) -> [Finding] {
        guard let chain = PresentedChain(other.presented, trust: other.trust) else { return findings }
        let place = " for clients \(other.client)"
        var tls = observation.tls
        (tls.presented, tls.trust) = (other.presented, other.trust)
        let judged =
            TLSJudge.judge(
                tls, failure: nil, plan: plan, certificateDays: expectation.certificateDays,
                endpoint: observation.endpoint, place: place, judging: judging)
            + CertificateJudge(chain: chain, judging: judging, observation: observation, place: place).judge()
        return findings.map { finding in
            judged.first { $0.check == finding.check && $0.isGraver(than: finding) } ?? finding
        }
    }

    private var plan: TLSPlan {
        var plan = TLSPlan()
        plan.verify = expectation.verify
        return plan
    }

    private func encryption() -> [Finding] {
        var findings = ProtocolJudge(observation: observation, judging: judging).judge()
        findings += SuiteJudge(observation: observation, judging: judging).judge()
        findings += ExtensionJudge(observation: observation, expectation: expectation, judging: judging).judge()
        if let profile = expectation.profile {
            findings += [ProfileJudge(profile: profile, observation: observation, judging: judging).judge()]
        }
        return findings + FlawJudge(observation: observation, judging: judging).judge()
    }

    private func session() -> [Finding] {
        var findings = TLSJudge.judge(
            observation.tls, failure: observation.failure, plan: plan, certificateDays: expectation.certificateDays,
            endpoint: observation.endpoint, spares: observation.spares, judging: judging)
        for place in findings.indices {
            switch findings[place].check {
            case TLSChecks.handshake.id:
                if case .seen(.refuted(let scheme)) = observation.possession { findings[place] = withoutKey(scheme) }
                findings[place].evidence = adding(to: findings[place].evidence)
                // A client of today fails because the server is of yesterday: that has its own finding.
                if findings[place].status == .critical, isOutdated {
                    findings[place].suppressedBy = EncryptionChecks.oldProtocols.id
                }
                // So does one that meets a key it has no use for.
                if findings[place].status == .critical, hasForeignKey {
                    findings[place].suppressedBy = CertificateChecks.key.id
                }
            case TLSChecks.trust.id:
                // The same fault, told where its way out is.
                let chain = PresentedChain(observation.tls.presented, trust: observation.tls.trust)
                if observation.depth == .full, findings[place].status == .critical, chain?.forgeable != nil {
                    findings[place].suppressedBy = CertificateChecks.signature.id
                }
            case TLSChecks.missingIntermediate.id where findings[place].status == .critical:
                findings[place].remedy = findings[place].remedy.map {
                    ConfigAdvice.chain.added(to: $0, for: observation)
                }
            default: break
            }
        }
        return findings
    }

    /// No client goes on with a server that signs with another key than its certificate's.
    private func withoutKey(_ scheme: SignatureScheme) -> Finding {
        let endpoint = observation.endpoint.description
        return judging.bad(
            TLSChecks.handshake,
            "`\(endpoint)` does not have the key of the certificate it shows: what it signs is not by that key",
            remedy:
                "give the server the key that belongs to the certificate (`openssl x509 -in CERT -noout -pubkey` and "
                + "`openssl pkey -in KEY -pubout` print the same for a pair); if they do belong together, something in "
                + "between answers in its place", ["endpoint": .text(endpoint)])
    }

    /// It speaks TLS, and nothing that a client of today takes.
    private var isOutdated: Bool {
        let offered = observation.versions.value.map { $0.filter(\.isOffered).map(\.version) } ?? []
        let hasSSL2 = observation.ssl2.value?.isOffered ?? false
        return (!offered.isEmpty || hasSSL2) && offered.allSatisfy { $0 < .tls12 }
    }

    private var hasForeignKey: Bool {
        guard observation.failure?.kind == .handshake, observation.depth == .full,
            let leaf = observation.tls.presented.first
        else { return false }
        return KeyWeakness(leaf.publicKey)?.isForeign ?? false
    }

    private func adding(to evidence: Evidence) -> Evidence {
        var evidence = evidence
        if let choice = observation.choice.value {
            evidence["version"] = .text(choice.version.name)
            evidence["suite"] = .text(choice.suite.ianaName)
            if let group = choice.group { evidence["group"] = .text(group.name) }
            if let signature = choice.signature { evidence["signature"] = .text(signature.name) }
        }
        switch observation.possession {
        case .seen(.proven): evidence["keyProven"] = true
        case .seen(.refuted): evidence["keyProven"] = false
        case .seen(.unchecked(let why)): evidence["keyProven"] = .text(why)
        default: break
        }
        if let authentication = observation.clientAuthentication.value, authentication.isRequested {
            var facts: Evidence = ["optional": authentication.isOptional.map { .flag($0) } ?? "not seen"]
            facts["authorities"] = EvidenceValue(Array(authentication.authorities.prefix(20)))
            evidence["clientCertificate"] = .record(facts)
        }
        if !observation.otherChains.isEmpty {
            evidence["otherCertificates"] = .list(observation.otherChains.compactMap(Self.facts))
        }
        if let value = observation.extendedMasterSecret.value { evidence["extendedMasterSecret"] = .flag(value) }
        if let value = observation.encryptThenMAC.value { evidence["encryptThenMac"] = .flag(value) }
        if let schemes = observation.signatureSchemes.value {
            evidence["signatureSchemes"] = EvidenceValue(schemes.map(\.name))
        }
        if observation.effort.connections > 0 { evidence["connections"] = .integer(observation.effort.connections) }
        return evidence
    }

    private static func facts(_ chain: OtherChain) -> EvidenceValue? {
        guard let leaf = chain.presented.first else { return nil }
        var facts: Evidence = ["client": .text(chain.client), "key": .text(leaf.key), "serial": .text(leaf.serial)]
        if let end = leaf.notAfter { facts["notAfter"] = .time(end) }
        return .record(facts)
    }
}

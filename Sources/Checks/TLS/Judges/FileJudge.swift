import CertificateReader
import UpkeepCore

/// Judges one file that holds certificates, keys or both.
struct FileJudge {
    let file: FileObservation
    /// Its key is in another file, and that is judged with it.
    var isPaired = false
    let expectation: TLSExpectation
    let judging: Judging

    func judge() -> [Finding] {
        var findings = [readable()]
        guard file.trouble == nil || !file.certificates.isEmpty || !file.keys.isEmpty else { return findings }
        findings += certificates()
        let isWhole =
            !isPaired && (!file.keys.isEmpty || file.uses.contains { isCertificate(of: $0) && $0.key == nil })
        if !file.certificates.isEmpty, isWhole {
            findings.append(
                KeyPairJudge(
                    pair: FiledPair(certificate: file, key: file, use: file.uses.first(where: isCertificate)),
                    judging: judging
                ).judge())
        }
        if let permissions = PermissionJudge(file: file, judging: judging).judge() { findings.append(permissions) }
        return findings
    }

    /// The certificate that a server would show: the one with a key beside it, or the first that is no authority's.
    static func leaf(of file: FileObservation) -> CertificateFacts? {
        let keys = file.keys.compactMap(\.publicKey)
        return file.certificates.first { certificate in
            keys.contains { $0.isSameKey(as: certificate.facts.publicKey) }
        }?.facts ?? file.certificates.first { !$0.facts.isIssuerOnly }?.facts ?? file.certificates.first?.facts
    }

    private func certificates() -> [Finding] {
        let all = file.certificates.map(\.facts)
        guard let leaf = Self.leaf(of: file), !leaf.isIssuerOnly || all.count == 1 else { return bundle(all) }
        var tls = TLSObservation(serverName: nil, expectedName: "", presented: all, trust: file.trust)
        if let place = all.firstIndex(of: leaf), place > 0 {
            tls.presented.remove(at: place)
            tls.presented.insert(leaf, at: 0)
        }
        let expiry = ExpiryJudge(
            tls: tls, leaf: leaf, days: expectation.certificateDays, verify: expectation.verify, judging: judging)
        var findings = [expiry.judge(place: "")]
        if file.trust != nil {
            let above =
                ChainJudge(tls: tls, leaf: leaf, verify: expectation.verify, judging: judging).judge(place: "")
                + [expiry.judgeIssuers(place: "")]
            findings += above.map(explained)
            if PresentedChain(tls.presented, trust: file.trust)?.forgeable != nil,
                let trust = findings.firstIndex(where: { $0.check == TLSChecks.trust.id && $0.status == .critical })
            {
                findings[trust].suppressedBy = CertificateChecks.signature.id
            }
        }
        if let notBefore = leaf.notBefore, notBefore > judging.now {
            findings.append(
                judging.bad(
                    TLSChecks.notYetValid, .warning, "the certificate is not valid before \(notBefore.rfc3339())",
                    ["notBefore": .time(notBefore), "now": .time(judging.now)]))
        }
        if let name = name(leaf) { findings.append(name) }
        guard let chain = PresentedChain(tls.presented, trust: file.trust) else { return findings }
        let filed = PresentedChain(all, trust: file.trust)
        return findings + CertificateJudge(chain: chain, judging: judging, asFiled: filed).judge()
    }

    /// Names that a server's configuration has the certificate for and that are not in it. Who delivers mail does not look.
    private func name(_ leaf: CertificateFacts) -> Finding? {
        let uses = file.uses.filter { isCertificate(of: $0) && $0.software != .postfix && !$0.names.isEmpty }
        for use in uses {
            let strangers = use.names.filter { !leaf.covers($0) }
            guard let first = strangers.first else { continue }
            let names = strangers.count > 1 ? "`\(first)` and \(strangers.count - 1) more" : "`\(first)`"
            let own = leaf.dnsNames.prefix(2).map { "`\($0)`" }.joined(separator: ", ")
            return judging.bad(
                TLSChecks.name, .warning,
                "\(use.software.rawValue) shows it to visitors of \(names), and it is only for \(own.isEmpty ? "nobody" : own)",
                remedy: "have the name added when it is renewed, or give that name a certificate of its own",
                ["names": EvidenceValue(Array(strangers.prefix(50))), "place": .text(use.line.place)])
        }
        return uses.isEmpty ? nil : judging.ok(TLSChecks.name, "matches")
    }

    /// Authorities only, as in a trust store or a `chain.pem`: what is old in there is nobody's outage.
    private func bundle(_ all: [CertificateFacts]) -> [Finding] {
        guard !all.isEmpty else { return [] }
        let expired = all.filter { $0.notAfter.map { $0 < judging.now } ?? false }
        let next = all.compactMap(\.notAfter).filter { $0 >= judging.now }.min()
        var evidence: Evidence = ["certificates": .integer(all.count)]
        if let next { evidence["nextExpiry"] = .time(next) }
        if !expired.isEmpty { evidence["expired"] = EvidenceValue(expired.prefix(20).map(\.subject)) }
        let isAll = expired.count == all.count
        guard isAll else {
            let words = expired.isEmpty ? "" : ", \(expired.count) of them expired"
            return [
                judging.ok(
                    TLSChecks.expiry, "\(AuditContext.count(all.count, "authority", "authorities"))\(words)", evidence)
            ]
        }
        return [
            judging.bad(
                TLSChecks.expiry, "every certificate in it has expired",
                remedy: "replace it by what the authority publishes now", evidence)
        ]
    }

    /// What a chain lacks whose file breaks off is in the part that is lost.
    private func explained(_ finding: Finding) -> Finding {
        guard finding.status != .ok, file.trouble?.told.status == .critical else { return finding }
        var finding = finding
        finding.suppressedBy = CertificateFileChecks.unreadable.id
        return finding
    }

    private func readable() -> Finding {
        let check = CertificateFileChecks.unreadable
        var evidence: Evidence = ["path": .text(file.path)]
        if !file.notes.isEmpty { evidence["notes"] = EvidenceValue(Array(file.notes.prefix(20))) }
        let use = file.uses.first
        if let trouble = file.trouble {
            let told = trouble.told
            guard let use, told.status != .unknown else {
                return judging.bad(check, told.status, told.summary, remedy: told.remedy, evidence)
            }
            return judging.bad(
                check, .critical,
                "\(told.summary), and \(use.software.rawValue) is told to read it: it will not start again",
                remedy: "write the file anew, or correct the line", evidence)
        }
        if let use = file.uses.first(where: isCertificate), file.certificates.isEmpty, file.pkcs12 == nil {
            let what = file.notes.first ?? AuditContext.count(file.keys.count, "key")
            return judging.bad(
                check, "\(use.software.rawValue) is told to take its certificate from here, and there is none: \(what)",
                remedy: "put the certificate with its chain there, or name the file that holds it", evidence)
        }
        switch file.pkcs12 {
        case .passwordNeeded:
            return judging.bad(
                check, .unknown, "the PKCS#12 file needs a password", remedy: "give it with `--password-file`", evidence
            )
        case .wrongPassword:
            return judging.bad(
                check, .unknown, "the password does not open the PKCS#12 file",
                remedy: "look for the right one; a trailing newline in the password file does no harm", evidence)
        case .unsupported(let how):
            return judging.bad(
                check, .unknown,
                "what is in the PKCS#12 file was not seen: it is protected by \(how), which is not opened here",
                remedy:
                    "look into it with `openssl pkcs12 -legacy -in \(file.path) -nokeys | openssl x509 -noout -dates`",
                evidence.adding("protection", .text(how)))
        case .opened, nil: break
        }
        let ciphers = Self.unique(file.protection.map(\.name))
        if !ciphers.isEmpty { evidence["protection"] = .text(ciphers.joined(separator: ", ")) }
        let contents = [
            file.certificates.isEmpty ? nil : AuditContext.count(file.certificates.count, "certificate"),
            file.keys.isEmpty ? nil : AuditContext.count(file.keys.count, "key"),
        ].compactMap { $0 }
        let other = file.notes.prefix(3).joined(separator: ", ")
        let found = contents.isEmpty ? other : AuditContext.list(contents)
        return judging.ok(check, found + oldProtection, evidence)
    }

    /// OpenSSL 3 keeps these ciphers for those who ask for them by name.
    private var oldProtection: String {
        let weak = Self.unique(file.protection.filter(\.isWeak).map(\.name))
        guard !weak.isEmpty else { return "" }
        return "; encrypted with \(AuditContext.list(weak)), which programs built on OpenSSL 3 open with `-legacy` "
            + "alone"
    }

    private static func unique(_ names: [String]) -> [String] {
        names.reduce(into: []) { list, name in if !list.contains(name) { list.append(name) } }
    }

    private func isCertificate(of use: CertificateUse) -> Bool { use.certificate == file.path }
}

package import UpkeepCore

/// Judges certificate and key files, each by itself, with its partner, and beside what is served.
package enum CertificateFilesJudge {
    /// - Parameter now: the moment by which certificates are judged.
    /// - Returns: by file in the order given, what alarms first.
    package static func judge(
        _ files: CertificateFiles, expectation: TLSExpectation = TLSExpectation(), now: Timestamp,
        observedAt: Timestamp, catalogue: CheckCatalogue = .upkeep
    ) -> [Finding] {
        let subjects = Dictionary(files.files.map { ($0.path, $0.subject) }) { first, _ in first }
        let judging = { (path: String) in
            Judging(subjects[path] ?? Subject(.certificate, path), now: now, observedAt: observedAt)
        }
        var findings: [Finding] = []
        for file in files.files {
            let isPaired = files.pairs.contains { $0.certificate.path == file.path && $0.key.path != file.path }
            findings += FileJudge(
                file: file, isPaired: isPaired, expectation: expectation, judging: judging(file.path)
            ).judge()
        }
        for pair in files.pairs where pair.certificate.path != pair.key.path {
            findings.append(KeyPairJudge(pair: pair, judging: judging(pair.certificate.path)).judge())
        }
        for (path, served) in files.served.byPath {
            findings.append(ServedFileJudge.judge(served, judging: judging(path)))
        }
        let uses = Dictionary(files.files.map { ($0.path, $0.uses) }) { first, _ in first }
        return Suppression.apply(
            findings.map { $0.naming(uses[$0.subject.name] ?? []) }, catalogue: catalogue)
    }
}

extension [ServedFile] {
    /// One list for each file, in the order in which they first come up.
    fileprivate var byPath: [(String, [ServedFile])] {
        var order: [String] = []
        for served in self where !order.contains(served.path) { order.append(served.path) }
        let lists = Dictionary(grouping: self, by: \.path)
        return order.map { ($0, lists[$0] ?? []) }
    }
}

extension Finding {
    /// With the lines of configuration that name the file, where something is to be mended.
    fileprivate func naming(_ uses: [CertificateUse]) -> Finding {
        guard let first = uses.first else { return self }
        var finding = self
        var evidence = finding.evidence
        evidence["usedBy"] = EvidenceValue(
            uses.prefix(20).map { use in
                let line = use.line(for: subject.name)
                return "\(use.software.rawValue): \(line.text) in \(line.place)"
            })
        finding.evidence = evidence
        guard status != .ok, let remedy else { return finding }
        let line =
            check == CertificateFileChecks.keyMismatch.id ? first.keyLine ?? first.line : first.line(for: subject.name)
        let more = uses.count > 1 ? " and \(uses.count - 1) more" : ""
        finding.remedy = "\(remedy); \(first.software.rawValue): `\(line.text)` in `\(line.place)`\(more)"
        return finding
    }
}

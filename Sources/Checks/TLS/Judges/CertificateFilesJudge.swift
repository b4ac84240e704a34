package import UpkeepCore

/// Judges certificate and key files, each by itself, with its partner, and beside what is served.
package enum CertificateFilesJudge {
    /// - Parameter now: the moment by which certificates are judged.
    /// - Returns: by file in the order given, what alarms first.
    package static func judge(
        _ files: CertificateFiles, expectation: TLSExpectation = TLSExpectation(), now: Timestamp,
        observedAt: Timestamp, catalogue: CheckCatalogue = .upkeep
    ) -> [Finding] {
        let judging = { (path: String) in
            Judging(Subject(.certificate, path), now: now, observedAt: observedAt)
        }
        var findings: [Finding] = []
        for file in files.files {
            findings += FileJudge(file: file, expectation: expectation, judging: judging(file.path)).judge()
        }
        for pair in files.pairs where pair.certificate.path != pair.key.path {
            findings.append(KeyPairJudge(pair: pair, judging: judging(pair.certificate.path)).judge())
        }
        for served in files.served {
            findings.append(ServedFileJudge(served: served, judging: judging(served.path)).judge())
        }
        return Suppression.apply(findings, catalogue: catalogue)
    }
}

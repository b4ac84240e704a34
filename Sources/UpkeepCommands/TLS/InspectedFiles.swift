import CertificateReader
import Checks
import Diagnosis
import Inspectors
import UpkeepCore

/// What was found on the disk, and what is made of it.
struct InspectedFiles {
    var files: [InspectedFile] = []
    /// Files of authorities alone, that only serve to judge the others.
    var issuers: [InspectedFile] = []
    /// Folders in which nothing was found.
    var empty: [String] = []
    /// Folders that nobody let us look into.
    var closed: [String] = []
    /// Folders with more in them than is looked at.
    var cutShort: [String] = []
    var renewers: [RenewerObservation] = []
    /// Services to look at only for what they serve.
    var servedAt: [TLSTarget] = []

    var subjects: [Subject] {
        files.map { Subject(.certificate, $0.observation.path) } + empty.map { Subject(.certificate, $0) }
    }

    /// - Parameter scans: services that were looked at, each with what it showed.
    func judged(beside scans: [(TLSTarget, TLSScan)], now: Timestamp) -> [Finding] {
        let observations = files.map(\.observation)
        let all = CertificateFiles(
            files: observations, pairs: FilePairing.pairs(among: observations),
            served: files.flatMap { served($0, scans) })
        return CertificateFilesJudge.judge(all, now: now, observedAt: now)
            + RenewerJudge.judge(renewers, now: now, observedAt: now) + folders(now)
    }

    private func served(_ file: InspectedFile, _ scans: [(TLSTarget, TLSScan)]) -> [ServedFile] {
        guard let place = file.leafPlace else { return [] }
        let leaf = file.observation.certificates[place].facts
        guard !leaf.isAuthority else { return [] }
        return scans.filter { leaf.covers($0.0.expectedName) }.flatMap { target, scan in
            scan.endpoints.map { endpoint in
                let shown: Seen<CertificateFacts> =
                    endpoint.tls.presented.first.map { .seen($0) }
                    ?? .notLooked(endpoint.failure?.detail ?? "no certificate came")
                return ServedFile(
                    path: file.observation.path, filed: leaf, writtenAt: file.writtenAt, endpoint: endpoint.endpoint,
                    name: target.expectedName, served: shown)
            }
        }
    }

    private func folders(_ now: Timestamp) -> [Finding] {
        empty.map {
            folder($0, "no certificate and no key is in it", "give the folder that holds them", now)
        }
            + closed.map {
                folder($0, "you may not look into this folder", "look again as root (`sudo`)", now)
            }
            + cutShort.map {
                folder(
                    $0, "there are more files below it than are looked at", "give the folders with certificates alone",
                    now)
            }
    }

    private func folder(_ path: String, _ summary: String, _ remedy: String, _ now: Timestamp) -> Finding {
        Finding(
            check: CertificateFileChecks.unreadable.id, subject: Subject(.certificate, path), status: .unknown,
            summary: summary, remedy: remedy, observedAt: now)
    }
}

extension InspectedFile {
    /// The folder it is in, with its slash.
    var folder: Substring {
        let path = observation.path
        return path.lastIndex(of: "/").map { path[...$0] } ?? ""
    }

    /// It holds authorities' certificates and nothing else, and there is nothing wrong with it.
    var isOnlyAuthorities: Bool {
        observation.trouble == nil && observation.keys.isEmpty && !observation.certificates.isEmpty
            && observation.certificates.allSatisfy(\.facts.isAuthority)
    }

    /// Where among its certificates the one is that a server would show: the key's, else the first that is no authority's.
    var leafPlace: Int? {
        let keys = observation.keys.compactMap(\.publicKey)
        let certificates = observation.certificates.map(\.facts)
        return certificates.firstIndex { leaf in keys.contains { $0.isSameKey(as: leaf.publicKey) } }
            ?? certificates.firstIndex { !$0.isAuthority }
    }
}

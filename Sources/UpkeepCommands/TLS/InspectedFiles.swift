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
    /// Servers' configurations that name no certificate, with none beside them.
    var plain: [String] = []
    /// Folders that nobody let us look into.
    var closed: [String] = []
    /// Folders with more in them than is looked at.
    var cutShort: [String] = []
    var renewers: [RenewerObservation] = []
    /// Services to look at only for what they serve.
    var servedAt: [TLSTarget] = []
    /// Where servers' configurations say that the files are served; looked at only for that.
    var places: [ConfiguredPlace] = []

    var subjects: [Subject] { files.map(\.observation.subject) + (empty + plain).map { Subject(.file, $0) } }

    /// All that is looked at besides the services that were named, each once.
    var targets: [TLSTarget] {
        var known: Set<TLSTarget> = []
        return (servedAt + places.map(\.target)).filter { known.insert($0).inserted }
    }

    /// - Parameter scans: services that were looked at, each with what it showed.
    func judged(beside scans: [(TLSTarget, TLSScan)], now: Timestamp) -> [Finding] {
        let observations = files.map(\.observation)
        let byPlace = Dictionary(grouping: places, by: \.path)
        let byTarget = Dictionary(scans.map { ($0.0, $0.1) }) { first, _ in first }
        let all = CertificateFiles(
            files: observations, pairs: FilePairing.pairs(among: observations),
            served: files.flatMap { file in
                let places = byPlace[file.observation.path] ?? []
                return places.isEmpty
                    ? served(file, scans)
                    : places.flatMap { place in
                        byTarget[place.target].map { served(file, place.target, $0, place.use) } ?? []
                    }
            })
        return CertificateFilesJudge.judge(all, now: now, observedAt: now)
            + RenewerJudge.judge(renewers, now: now, observedAt: now) + folders(now)
    }

    /// Beside services that were named: all whose name the certificate is for.
    private func served(_ file: InspectedFile, _ scans: [(TLSTarget, TLSScan)]) -> [ServedFile] {
        guard let leaf = file.leaf, places.isEmpty else { return [] }
        return scans.filter { leaf.covers($0.0.expectedName) }.flatMap { target, scan in
            let use = file.observation.uses.first { use in
                use.certificate == file.observation.path && use.listeners.contains { $0.port == target.port }
            }
            return served(file, target, scan, use)
        }
    }

    private func served(
        _ file: InspectedFile, _ target: TLSTarget, _ scan: TLSScan, _ use: CertificateUse?
    ) -> [ServedFile] {
        guard let leaf = file.leaf else { return [] }
        return scan.endpoints.map { endpoint in
            let shown: Seen<CertificateFacts> =
                endpoint.tls.presented.first.map { .seen($0) }
                ?? .notLooked(endpoint.failure?.detail ?? "no certificate came")
            return ServedFile(
                path: file.observation.path, filed: leaf, writtenAt: file.writtenAt, endpoint: endpoint.endpoint,
                name: target.expectedName, use: use, served: shown)
        }
    }

    private func folders(_ now: Timestamp) -> [Finding] {
        empty.map {
            folder(
                $0, "no certificate, no key and no server's configuration is in it",
                "give the folder that holds them, or that of a server (`/etc/nginx`)", now)
        }
            + plain.map {
                folder(
                    $0, "the server's configuration names no certificate file, so it speaks no TLS",
                    "if it should, name one there; if something in front of it does, look at that", now)
            }
            + closed.map {
                folder($0, "you may not look into it", "look again as root (`sudo`)", now)
            }
            + cutShort.map {
                folder(
                    $0, "there are more files below it than are looked at", "give the folders with certificates alone",
                    now)
            }
    }

    private func folder(_ path: String, _ summary: String, _ remedy: String, _ now: Timestamp) -> Finding {
        Finding(
            check: CertificateFileChecks.unreadable.id, subject: Subject(.file, path), status: .unknown,
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
            && observation.certificates.allSatisfy(\.facts.isIssuerOnly)
    }

    /// The certificate that a server would show; nil for files of authorities alone.
    var leaf: CertificateFacts? {
        leafPlace.map { observation.certificates[$0].facts }.flatMap { $0.isIssuerOnly ? nil : $0 }
    }

    /// Where among its certificates the one is that a server would show: the key's, else the first that is no authority's.
    var leafPlace: Int? {
        let keys = observation.keys.compactMap(\.publicKey)
        let certificates = observation.certificates.map(\.facts)
        return certificates.firstIndex { leaf in keys.contains { $0.isSameKey(as: leaf.publicKey) } }
            ?? certificates.firstIndex { !$0.isIssuerOnly }
    }
}

import CertificateReader
import UpkeepCore

/// Finds keys that one target shares with another's SSL 2.0.
struct DrownJudge {
    private struct Holder {
        let place: Int
        let target: String
        let key: PublicKeyFacts
        let speaksSSL2: Bool
    }

    private let holders: [Holder]
    private let asked: Set<Int>

    init(_ scans: [TLSScan]) {
        var holders: [Holder] = []
        var asked: Set<Int> = []
        for (place, scan) in scans.enumerated() {
            for endpoint in scan.endpoints {
                if endpoint.ssl2.value != nil { asked.insert(place) }
                // DROWN decrypts RSA key exchange; other keys have nothing to fear.
                guard let key = endpoint.tls.presented.first?.publicKey, key.algorithm == .rsa else { continue }
                holders.append(
                    Holder(
                        place: place, target: scan.target, key: key,
                        speaksSSL2: endpoint.ssl2.value?.isOffered ?? false))
            }
        }
        self.holders = holders
        self.asked = asked
    }

    /// For the target at `place`; nil when nobody looked for SSL 2.0 anywhere.
    func judge(_ place: Int, judging: Judging) -> Finding? {
        let check = ServerFlawChecks.drown
        guard !asked.isEmpty else { return nil }
        let own = holders.filter { $0.place == place }
        let others = holders.filter { other in
            other.speaksSSL2 && other.place != place && own.contains { $0.key.isSameKey(as: other.key) }
        }
        guard let first = others.first else {
            return asked.contains(place) ? judging.ok(check, "no SSL 2.0 with this key was seen") : nil
        }
        return judging.bad(
            check, "`\(first.target)` speaks SSL 2.0 with the same key, so what is said here can be read (DROWN)",
            ["cve": ["CVE-2016-0800"], "targets": EvidenceValue(others.map(\.target).uniqued)])
    }
}

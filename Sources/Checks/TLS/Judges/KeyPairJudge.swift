import CertificateReader
import UpkeepCore

/// Judges whether a key is the certificate's.
struct KeyPairJudge {
    let pair: FiledPair
    let judging: Judging

    func judge() -> Finding {
        let check = CertificateFileChecks.keyMismatch
        guard let leaf = FileJudge.leaf(of: pair.certificate) else {
            return judging.notAsked(check, "there is no certificate to compare with")
        }
        var evidence: Evidence = [
            "certificate": .text(leaf.subject), "certificateKey": .text(leaf.publicKey.description),
            "keyFile": .text(pair.key.path),
        ]
        if let use = pair.use { evidence["configuredAt"] = .text((use.keyLine ?? use.line).place) }
        if let right = pair.rightKey { evidence["rightKey"] = .text(right) }
        let keys = pair.key.keys
        if let broken = keys.first(where: { $0.flaw != nil }), let flaw = broken.flaw {
            return judging.bad(check, "the key\(other) cannot be used: \(flaw)", evidence)
        }
        let known = keys.compactMap(\.publicKey)
        if known.contains(where: { $0.isSameKey(as: leaf.publicKey) }) { return judging.ok(check, "yes", evidence) }
        if keys.isEmpty {
            if case .forbidden = pair.key.trouble {
                return judging.bad(
                    check, .unknown, "you may not read the key\(other)", remedy: "look again as root (`sudo`)", evidence
                )
            }
            if let trouble = pair.key.trouble {
                return judging.bad(check, "there is no key\(other): \(trouble.told.summary)", evidence)
            }
            return judging.bad(check, "there is no key\(other)", remedy: "name the file that holds the key", evidence)
        }
        guard known.count == keys.count else {
            let isEncrypted = keys.contains(where: \.isEncrypted)
            return judging.bad(
                check, .unknown,
                isEncrypted
                    ? "the key\(other) is encrypted, so it cannot be compared" : "the key\(other) cannot be compared",
                remedy: isEncrypted
                    ? "compare it yourself: `openssl pkey -in KEY -pubout` and `openssl x509 -in CERTIFICATE -noout -pubkey`"
                    : nil, evidence)
        }
        evidence["keys"] = EvidenceValue(known.map(\.description))
        return judging.bad(
            check,
            "the key\(other) is not the certificate's: \(server) will not start, or not take up the renewed certificate",
            remedy: remedy, evidence)
    }

    private var server: String { pair.use.map(\.software.rawValue) ?? "the server" }

    private var remedy: String? {
        pair.rightKey.map { "the certificate's own key is in `\($0)`: name that one" }
    }

    private var other: String { pair.key.path == pair.certificate.path ? "" : " in `\(pair.key.path)`" }
}

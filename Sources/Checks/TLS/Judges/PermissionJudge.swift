import UpkeepCore

/// Judges who may read or change a file that holds a key.
struct PermissionJudge {
    let file: FileObservation
    let judging: Judging

    /// nil for files without a key, and where nobody looked.
    func judge() -> Finding? {
        let check = CertificateFileChecks.permissions
        guard !file.keys.isEmpty || file.pkcs12 != nil, let access = file.access else { return nil }
        let mode = String(access.mode & 0o7777, radix: 8)
        var evidence: Evidence = [
            "mode": .text(mode), "owner": .text(access.owner), "group": .text(access.group),
        ]
        let isEncrypted = file.keys.isEmpty || file.keys.allSatisfy(\.isEncrypted)
        if access.mode & 0o004 != 0 {
            return judging.bad(
                check, isEncrypted ? .warning : .critical,
                isEncrypted
                    ? "everybody on this machine may read the encrypted key (mode \(mode))"
                    : "everybody on this machine may read the key (mode \(mode))",
                remedy: "`chmod 600 \(file.path)`; and as others may have read it, make a new key and have a new "
                    + "certificate issued", evidence)
        }
        if access.mode & 0o022 != 0 {
            return judging.bad(
                check, "others than its owner may replace the key (mode \(mode))", remedy: "`chmod go-w \(file.path)`",
                evidence)
        }
        if let folder = access.openFolder {
            evidence["folder"] = .text(folder)
            return judging.bad(
                check, "everybody may write to `\(folder)` and so put another key in this one's place",
                remedy: "`chmod o-w \(folder)`", evidence)
        }
        if access.mode & 0o040 != 0, Self.wide.contains(access.group) {
            return judging.bad(
                check, .warning,
                "the group `\(access.group)` may read the key, and that is who web applications run as",
                remedy: "`chmod 600 \(file.path)`: servers read it as root before they give that up", evidence)
        }
        return judging.ok(check, "`\(access.owner)` and nobody who should not (mode \(mode))", evidence)
    }

    /// Groups that much else runs as.
    private static let wide: Set<String> = ["www-data", "nogroup", "nobody", "users", "http", "apache"]
}

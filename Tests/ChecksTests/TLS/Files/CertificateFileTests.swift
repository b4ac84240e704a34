import CertificateReader
import Checks
import Testing
import UpkeepCore

struct CertificateFileTests {
    private static let path = "/etc/ssl/shop.pem"

    private static func file(
        _ certificates: [CertificateFacts] = [Endpoints.leaf(), Endpoints.authority()],
        keys: [FiledKey] = [], trouble: FileTrouble? = nil, pkcs12: PKCS12Outcome? = nil, access: FileAccess? = nil,
        trust: TrustObservation? = nil, path: String = path
    ) -> FileObservation {
        FileObservation(
            path: path, trouble: trouble, certificates: certificates.map { FiledCertificate(facts: $0) }, keys: keys,
            pkcs12: pkcs12, access: access, trust: trust)
    }

    private static let ownKey = FiledKey(publicKey: Endpoints.key())
    private static let otherKey = FiledKey(publicKey: Endpoints.key(seed: 7))

    private static func judge(_ file: FileObservation) -> [Finding] {
        CertificateFilesJudge.judge(CertificateFiles(files: [file]), now: Shop.now, observedAt: Shop.now)
    }

    private static func access(
        _ mode: UInt16, group: String = "root", openFolder: String? = nil
    ) -> FileAccess {
        FileAccess(mode: mode, owner: "root", group: group, openFolder: openFolder)
    }

    private static let healthy: [(String, FileObservation)] = [
        ("chain", file()), ("leaf alone", file([Endpoints.leaf()])),
        ("chain and key", file(keys: [ownKey], access: access(0o600))),
        ("key alone", file([], keys: [ownKey], access: access(0o640, group: "ssl-cert"))),
        ("trusted chain", file(trust: Endpoints.trusted([Endpoints.leaf(), Endpoints.authority()]))),
        (
            "trust store with an old root",
            file([Endpoints.authority(until: -5, isRoot: true), Endpoints.authority("CN=X", isRoot: true)])
        ),
        ("PKCS#12", file(keys: [ownKey], pkcs12: .opened, access: access(0o600))),
    ]

    @Test(arguments: healthy.indices) func nothingAlarms(place: Int) {
        let (name, file) = Self.healthy[place]
        let findings = Self.judge(file)
        #expect(findings.allSatisfy { $0.status == .ok }, "\(name): \(findings.headlines)")
        #expect(findings.allSatisfy { $0.subject.name == Self.path })
    }

    private static let broken: [(FileObservation, CheckID, Status, String)] = [
        (file([], trouble: .missing), "tls.file.unreadable", .critical, "the file does not exist"),
        (file([], trouble: .forbidden), "tls.file.unreadable", .unknown, "you may not read this file"),
        (file([], trouble: .notAFile("a socket")), "tls.file.unreadable", .unknown, "this is a socket, not a file"),
        (file([], trouble: .tooLarge(9)), "tls.file.unreadable", .unknown, "the file has 9 bytes, more than any"),
        (file([], trouble: .empty), "tls.file.unreadable", .critical, "the file is empty"),
        (file([], trouble: .nothingFound), "tls.file.unreadable", .warning, "there is no certificate and no key in it"),
        (
            file([], trouble: .malformed("line 3 is cut off")), "tls.file.unreadable", .critical,
            "the file is broken: line 3"
        ),
        (file([], trouble: .unreadable("I/O error")), "tls.file.unreadable", .unknown, "the file cannot be read: I/O"),
        (file([], pkcs12: .passwordNeeded), "tls.file.unreadable", .unknown, "the PKCS#12 file needs a password"),
        (file([], pkcs12: .wrongPassword), "tls.file.unreadable", .unknown, "the password does not open the PKCS#12"),
        (
            file([], pkcs12: .unsupported("RC2")), "tls.file.unreadable", .unknown,
            "what is in the PKCS#12 file was not seen: it is protected by RC2"
        ),
        (file([Endpoints.leaf(from: -90, until: -1)]), "tls.expiry", .critical, "the certificate expired 24 h ago"),
        (
            file([Endpoints.leaf(from: 2, until: 90)]), "tls.not-yet-valid", .warning,
            "the certificate is not valid before"
        ),
        (
            file([Endpoints.authority(until: -5, isRoot: true), Endpoints.authority("CN=X", until: -9, isRoot: true)]),
            "tls.expiry", .critical, "every certificate in it has expired"
        ),
        (
            file([Endpoints.authority(), Endpoints.leaf()]), "tls.chain.order", .critical,
            "the chain begins with `E7`, an authority's certificate"
        ),
        (
            file(
                [Endpoints.leaf()], trust: TrustObservation(path: [], pathNotAfter: nil, problem: .missingIntermediate)),
            "tls.chain.missing-intermediate", .critical, "the intermediate certificate is missing"
        ),
        (file(keys: [otherKey]), "tls.file.key-mismatch", .critical, "the key is not the certificate's"),
        (
            file(keys: [FiledKey(publicKey: nil, isEncrypted: true)]), "tls.file.key-mismatch", .unknown,
            "the key is encrypted, so it cannot be compared"
        ),
        (file(keys: [FiledKey(publicKey: nil)]), "tls.file.key-mismatch", .unknown, "the key cannot be compared"),
        (
            file(keys: [FiledKey(publicKey: nil, flaw: "its primes are even")]), "tls.file.key-mismatch", .critical,
            "the key cannot be used: its primes are even"
        ),
        (
            file(keys: [ownKey], access: access(0o644)), "tls.file.permissions", .critical,
            "everybody on this machine may read the key (mode 644)"
        ),
        (
            file([], keys: [FiledKey(publicKey: nil, isEncrypted: true)], access: access(0o644)),
            "tls.file.permissions", .warning, "everybody on this machine may read the encrypted key"
        ),
        (
            file(keys: [ownKey], access: access(0o620)), "tls.file.permissions", .critical,
            "others than its owner may replace the key (mode 620)"
        ),
        (
            file(keys: [ownKey], access: access(0o600, openFolder: "/srv/tls")), "tls.file.permissions", .critical,
            "everybody may write to `/srv/tls`"
        ),
        (
            file(keys: [ownKey], access: access(0o640, group: "www-data")), "tls.file.permissions", .warning,
            "the group `www-data` may read the key"
        ),
    ]

    @Test(arguments: broken.indices) func oneFaultIsOneHeadline(place: Int) throws {
        let (file, check, status, words) = Self.broken[place]
        let headlines = Self.judge(file).headlines
        let headline = try #require(headlines.first, "\(words)")
        #expect(headline.check == check && headline.status == status, "\(headline)")
        #expect(headline.summary.hasPrefix(words), "\(headline.summary)")
        #expect(headline.remedy?.isEmpty == false)
        #expect(headlines.count == 1, "\(headlines.map(\.summary))")
    }

    @Test(arguments: [
        (file([], keys: [ownKey], path: "/k"), Status.ok, "yes"),
        (
            file([], keys: [otherKey], path: "/k"), .critical,
            "the key in `/k` is not the certificate's: nginx will not start"
        ),
        (file([], trouble: .missing, path: "/k"), .critical, "there is no key in `/k`: the file does not exist"),
        (file([], trouble: .forbidden, path: "/k"), .unknown, "you may not read the key in `/k`"),
        (file([Endpoints.leaf()], path: "/k"), .critical, "there is no key in `/k`"),
    ])
    func pairs(key: FileObservation, status: Status, words: String) throws {
        let pair = FiledPair(certificate: Self.file(), key: key, use: Self.use)
        let findings = CertificateFilesJudge.judge(
            CertificateFiles(pairs: [pair]), now: Shop.now, observedAt: Shop.now)
        let finding = try #require(findings.first)
        #expect(finding.check == "tls.file.key-mismatch")
        #expect(finding.status == status)
        #expect(finding.summary.hasPrefix(words), "\(finding.summary)")
        #expect(finding.evidence["configuredAt"] == "/etc/nginx/shop:13")
    }

    private static let use = CertificateUse(
        .nginx, line: .init("ssl_certificate \(path);", at: "/etc/nginx/shop:12"), certificate: path, key: "/k",
        keyLine: .init("ssl_certificate_key /k;", at: "/etc/nginx/shop:13"), names: ["shop.example"],
        listeners: [.init(nil, 443)])

    private static func used(_ file: FileObservation, _ uses: [CertificateUse] = [use]) -> FileObservation {
        var file = file
        file.uses = uses
        return file
    }

    @Test("what is configured says who is hit, and where the line stands")
    func configured() throws {
        let missing = try #require(
            Self.judge(Self.used(Self.file([], trouble: .missing))).first { $0.check == "tls.file.unreadable" })
        #expect(missing.summary == "the file does not exist, and nginx is told to read it: it will not start again")
        #expect(missing.remedy?.hasSuffix("; nginx: `ssl_certificate \(Self.path);` in `/etc/nginx/shop:12`") == true)
        var request = Self.file([])
        request.notes = ["a certificate request, not a certificate"]
        #expect(
            Self.judge(Self.used(request)).first?.summary
                == "nginx is told to take its certificate from here, and there is none: a certificate request, not a "
                + "certificate")
        var alone = Self.use
        alone.key = nil
        let findings = Self.judge(Self.used(Self.file(), [alone]))
        #expect(findings.headlines.map(\.check) == ["tls.file.key-mismatch"], "there is no key in the one file")
        var stranger = Self.use
        stranger.names = ["shop.example", "blog.example", "www.blog.example"]
        let name = try #require(Self.judge(Self.used(Self.file(), [stranger])).first { $0.check == "tls.name" })
        #expect(name.status == .warning)
        #expect(name.summary.hasPrefix("nginx shows it to visitors of `blog.example` and 1 more, and it is only for"))
    }

    @Test("the key that would be right is named")
    func rightKey() {
        var pair = FiledPair(
            certificate: Self.file(), key: Self.file([], keys: [Self.otherKey], path: "/k"), use: Self.use)
        pair.rightKey = "/srv/right.key"
        let finding = CertificateFilesJudge.judge(
            CertificateFiles(files: [Self.used(Self.file())], pairs: [pair]), now: Shop.now, observedAt: Shop.now
        ).first { $0.check == "tls.file.key-mismatch" }
        #expect(
            finding?.remedy
                == "the certificate's own key is in `/srv/right.key`: name that one; nginx: `ssl_certificate_key /k;` in "
                + "`/etc/nginx/shop:13`")
        #expect(finding?.summary.contains("nginx will not start") == true)
    }

    private static func served(
        filed: CertificateFacts = Endpoints.leaf(from: -5, until: 85, serial: "02"), written: Double? = -5,
        use: CertificateUse? = nil,
        _ shown: Seen<CertificateFacts>
    ) -> ServedFile {
        ServedFile(
            path: path, filed: filed, writtenAt: written.map(Shop.days), endpoint: Endpoint(Shop.v4, 443),
            name: "shop.example", use: use, served: shown)
    }

    private static let besides: [(ServedFile, Status, String)] = [
        (served(.seen(Endpoints.leaf(from: -5, until: 85, serial: "02"))), .ok, "`192.0.2.1:443` serves it"),
        (
            served(.seen(Endpoints.leaf(from: -62, until: 28))), .warning,
            "the file was replaced 5 days ago (\(Shop.days(-5).rfc3339())), and `192.0.2.1:443` still serves the old one, "
                + "which ends in 28 days"
        ),
        (
            served(.seen(Endpoints.leaf(from: -85, until: 5))), .critical,
            "the file was replaced 5 days ago"
        ),
        (
            served(.seen(Endpoints.leaf(from: -95, until: -5))), .critical,
            "the file was replaced 5 days ago (\(Shop.days(-5).rfc3339())), and `192.0.2.1:443` still serves the old one, "
                + "which expired 5 days ago"
        ),
        (
            served(written: -0.01, .seen(Endpoints.leaf(from: -62, until: 28))), .ok,
            "written 14 min 24 s ago; `192.0.2.1:443` has not taken it up yet"
        ),
        (
            served(.seen(Endpoints.leaf(from: -1, until: 89))), .ok, "`192.0.2.1:443` serves a newer one"
        ),
        (
            served(use: use, .seen(Endpoints.leaf(from: -62, until: 28))), .warning,
            "the file was replaced 5 days ago (\(Shop.days(-5).rfc3339())), and nginx at `192.0.2.1:443` still serves the "
                + "old one, which ends in 28 days"
        ),
        (
            served(use: use, .seen(Endpoints.leaf(from: -1, until: 89))), .warning,
            "`192.0.2.1:443` serves a newer certificate than this file, which nginx reads"
        ),
        (
            served(use: use, .failed(.init(.connect, .refused, "refused"))), .unknown,
            "nginx should serve it at `192.0.2.1:443`, where there was nothing to see: refused"
        ),
        (served(.notLooked("no connection")), .unknown, "not looked at: no connection"),
        (served(.failed(.init(.connect, .refused, "refused"))), .unknown, "not looked at: refused"),
    ]

    @Test(arguments: besides.indices) func theDiskBesideWhatIsServed(place: Int) throws {
        let (served, status, words) = Self.besides[place]
        let findings = CertificateFilesJudge.judge(
            CertificateFiles(served: [served]), now: Shop.now, observedAt: Shop.now)
        let finding = try #require(findings.first)
        #expect(finding.check == "tls.file.not-served")
        #expect(finding.status == status, "\(finding.summary)")
        #expect(finding.summary.hasPrefix(words), "\(finding.summary)")
    }
}

package import Foundation
import Synchronization

/// A certificate authority of a test's own, made with the `openssl` command.
package struct TestCA: Sendable {
    /// The root certificate, in PEM: what a client is told to trust.
    package let certificateFile: String
    package let keyFile: String
    let directory: TemporaryDirectory
    /// The authority's common name.
    private let name: String
    /// Certificates between the root and what this authority issues, nearest first; in PEM.
    let intermediates: String
    private let rootFile: String

    /// Where certificates start by default: a while ago, so that no clock is too early for them.
    private static let yesterday: TimeInterval = -86_400
    private static let nextQuarter: TimeInterval = 90 * 86_400
    private static let counter = Atomic<Int>(0)

    /// The certificate of the authority that issues: the root's own, or an intermediate's.
    package var text: String { TestCertificate.text(of: rootFile) }

    /// Made by `withTestCA`, which also removes the folder.
    init(named name: String, directory: TemporaryDirectory) async throws {
        self.directory = directory
        self.name = name
        certificateFile = directory.file("root.pem")
        rootFile = certificateFile
        keyFile = directory.file("root.key")
        intermediates = ""
        try await mustRun(
            Invocation(
                "openssl",
                ["req", "-x509", "-nodes", "-days", "3650", "-subj", "/CN=\(name)", "-sha256"]
                    + KeyKind.p256.options
                    + ["-addext", "keyUsage=critical,keyCertSign,cRLSign", "-keyout", keyFile, "-out", certificateFile]
            ))
    }

    private init(intermediate: TestCertificate, named name: String, of parent: TestCA) {
        self.name = name
        directory = parent.directory
        certificateFile = parent.certificateFile
        rootFile = intermediate.certificateFile
        keyFile = intermediate.keyFile
        intermediates = intermediate.text + parent.intermediates
    }

    /// A certificate for a server.
    ///
    /// - Parameters:
    ///   - names: DNS names and IP addresses for the subject alternative name.
    ///   - start: when it becomes valid, in seconds from now.
    ///   - end: when it expires, in seconds from now; negative for an expired one.
    ///   - digest: what the signature is made over.
    ///   - commonName: the subject; the first name when nil.
    ///   - purposes: the extended key usages; the certificate has none when nil.
    ///   - extensions: further lines of the certificate's extension section, such as `1.3.6.1.5.5.7.1.24=DER:…`.
    package func issue(
        _ names: [String], from start: TimeInterval? = nil, until end: TimeInterval? = nil, key: KeyKind = .p256,
        digest: String = "sha256", commonName: String? = nil, purposes: String? = "serverAuth,clientAuth",
        extensions: [String] = []
    ) async throws -> TestCertificate {
        let alternatives = names.map { Self.isAddress($0) ? "IP:\($0)" : "DNS:\($0)" }.joined(separator: ",")
        let lines =
            ["basicConstraints=critical,CA:FALSE"] + (purposes.map { ["extendedKeyUsage=\($0)"] } ?? [])
            + (names.isEmpty ? [] : ["subjectAltName=\(alternatives)"]) + extensions
        let end = end ?? Self.nextQuarter
        let start = start ?? min(Self.yesterday, end + Self.yesterday)
        return try await sign(commonName ?? names.first ?? "nameless", lines, start, end, key, digest)
    }

    /// An authority below this one. What it issues comes with it in the chain file.
    ///
    /// - Parameters:
    ///   - start: when it becomes valid, in seconds from now.
    ///   - end: when it expires, in seconds from now; negative for an expired one.
    ///   - limits: its basic constraints.
    ///   - extensions: further lines of its extension section, such as `nameConstraints=…`.
    package func intermediate(
        named name: String = "Upkeep Test Intermediate", from start: TimeInterval? = nil,
        until end: TimeInterval? = nil, key: KeyKind = .p256, limits: String = "critical,CA:TRUE",
        extensions: [String] = []
    ) async throws -> TestCA {
        let end = end ?? Self.nextQuarter
        let start = start ?? min(Self.yesterday, end + Self.yesterday)
        let lines = ["basicConstraints=\(limits)", "keyUsage=critical,keyCertSign,cRLSign"] + extensions
        let certificate = try await sign(name, lines, start, end, key)
        return TestCA(intermediate: certificate, named: name, of: self)
    }

    /// This authority's name and key once more, in a certificate that `other` has signed.
    package func crossSigned(by other: TestCA, until end: TimeInterval? = nil) async throws -> TestCertificate {
        let end = end ?? Self.nextQuarter
        let lines = ["basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign"]
        return try await other.sign(
            name, lines, min(Self.yesterday, end + Self.yesterday), end, .p256, ownKey: keyFile)
    }

    /// The same certificate from a server that sends these PEM texts, in this order.
    package func serve(_ certificate: TestCertificate, as texts: [String]) throws -> TestCertificate {
        let chain = try directory.write("\(nextStem()).chain.pem", texts.joined())
        return TestCertificate(
            certificateFile: certificate.certificateFile, chainFile: chain, keyFile: certificate.keyFile)
    }

    /// What the authority's responder says of a certificate, as a server staples it.
    ///
    /// - Returns: the file, in DER.
    package func ocspAnswer(about certificate: TestCertificate, isRevoked: Bool) async throws -> String {
        let stem = nextStem()
        let index = try await TestIndex(of: [(certificate, isRevoked)], in: try directory.folder(stem))
        let answer = directory.file("\(stem).ocsp")
        try await mustRun(
            Invocation(
                "openssl",
                [
                    "ocsp", "-index", index.file, "-CA", rootFile, "-rsigner", rootFile, "-rkey", keyFile, "-issuer",
                    rootFile, "-cert", certificate.certificateFile, "-ndays", "7", "-noverify", "-respout", answer,
                ]))
        return answer
    }

    /// A certificate that vouches for itself, which no authority knows.
    package func selfSigned(_ names: [String]) async throws -> TestCertificate {
        let stem = nextStem()
        let (file, key) = (directory.file("\(stem).pem"), directory.file("\(stem).key"))
        let alternatives = names.map { Self.isAddress($0) ? "IP:\($0)" : "DNS:\($0)" }.joined(separator: ",")
        try await mustRun(
            Invocation(
                "openssl",
                ["req", "-x509", "-nodes", "-days", "90", "-subj", "/CN=\(names.first ?? "nameless")", "-sha256"]
                    + KeyKind.p256.options
                    + ["-addext", "subjectAltName=\(alternatives)", "-keyout", key, "-out", file]))
        return TestCertificate(certificateFile: file, chainFile: file, keyFile: key)
    }

    /// The same certificate from a server that also sends `extra`, last.
    package func append(_ extra: TestCertificate, to certificate: TestCertificate) throws -> TestCertificate {
        try serve(certificate, as: [TestCertificate.text(of: certificate.chainFile), extra.text])
    }

    private static func isAddress(_ name: String) -> Bool {
        name.contains(":") || name.split(separator: ".").allSatisfy { UInt8($0) != nil }
    }

    private func nextStem() -> String { "certificate-\(Self.counter.wrappingAdd(1, ordering: .relaxed).newValue)" }

    /// `openssl ca`, because it alone sets both ends of a certificate's life; each call has its own database.
    private func sign(
        _ commonName: String, _ extensions: [String], _ start: TimeInterval, _ end: TimeInterval, _ key: KeyKind,
        _ digest: String = "sha256", ownKey: String? = nil
    ) async throws -> TestCertificate {
        let stem = nextStem()
        try directory.write("\(stem)/index.txt", "")
        let configuration = try directory.write(
            "\(stem)/openssl.cnf",
            """
            [ca]
            default_ca = authority
            [authority]
            database = \(directory.file("\(stem)/index.txt"))
            new_certs_dir = \(directory.file(stem))
            rand_serial = yes
            default_md = \(digest)
            policy = anything
            unique_subject = no
            email_in_dn = no
            x509_extensions = leaf
            [anything]
            commonName = supplied
            [leaf]
            subjectKeyIdentifier = hash
            authorityKeyIdentifier = keyid
            \(extensions.joined(separator: "\n"))

            """)
        let request = directory.file("\(stem)/request.pem")
        let keyFile = ownKey ?? directory.file("\(stem).key")
        let file = directory.file("\(stem).pem")
        try await mustRun(
            Invocation(
                "openssl",
                ["req", "-new", "-nodes", "-subj", "/CN=\(commonName)"]
                    + (ownKey == nil ? key.options + ["-keyout", keyFile] : ["-key", keyFile]) + ["-out", request]))
        try await mustRun(
            Invocation(
                "openssl",
                [
                    "ca", "-batch", "-notext", "-config", configuration, "-cert", rootFile, "-keyfile", self.keyFile,
                    "-startdate", Self.moment(start), "-enddate", Self.moment(end), "-in", request, "-out", file,
                ]))
        let chain = try directory.write("\(stem).chain.pem", TestCertificate.text(of: file) + intermediates)
        return TestCertificate(certificateFile: file, chainFile: chain, keyFile: keyFile)
    }

    /// GeneralizedTime, which openssl takes for any year.
    private static func moment(_ secondsFromNow: TimeInterval) -> String {
        let style = Date.ISO8601FormatStyle(dateSeparator: .omitted, dateTimeSeparator: .standard)
        return Date(timeIntervalSinceNow: secondsFromNow).formatted(style.timeSeparator(.omitted))
            .filter { $0 != "T" }
    }
}

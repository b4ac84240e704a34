/// What an authority knows of the certificates that it has issued, in the form that `openssl ca` and `openssl ocsp` read.
package struct TestIndex: Sendable {
    package let file: String
    private let directory: TemporaryDirectory

    /// - Parameter issued: each with whether it was revoked, for a leaked key, on 2026-01-01.
    package init(
        of issued: [(certificate: TestCertificate, isRevoked: Bool)], in directory: TemporaryDirectory
    ) async throws {
        var lines = ""
        for (certificate, isRevoked) in issued {
            let serial = try await Self.serial(of: certificate)
            let fate = isRevoked ? "R\t491231235959Z\t260101000000Z,keyCompromise" : "V\t491231235959Z\t"
            lines += "\(fate)\t\(serial)\tunknown\t/CN=\(serial)\n"
        }
        self.directory = directory
        file = try directory.write("index.txt", lines)
    }

    /// The list of those that were revoked, in the folder as NAME.pem and, in DER, as NAME.crl.
    ///
    /// - Parameters:
    ///   - signer: whose list it says it is.
    ///   - options: further ones of `openssl ca -gencrl`, such as `-crl_nextupdate`.
    package func writeList(_ name: String = "list", by signer: TestCA, options: [String] = []) async throws {
        try directory.write("number", "01\n")
        let configuration = try directory.write(
            "openssl.cnf",
            """
            [ca]
            default_ca = authority
            [authority]
            database = \(file)
            crlnumber = \(directory.file("number"))
            default_md = sha256
            default_crl_days = 7

            """)
        let pem = directory.file("\(name).pem")
        try await mustRun(
            Invocation(
                "openssl",
                [
                    "ca", "-gencrl", "-config", configuration, "-cert", signer.certificateFile, "-keyfile",
                    signer.keyFile, "-out", pem,
                ] + options))
        try await mustRun(
            Invocation("openssl", ["crl", "-in", pem, "-outform", "DER", "-out", directory.file("\(name).crl")]))
    }

    private static func serial(of certificate: TestCertificate) async throws -> String {
        let output = try await mustRun(
            Invocation("openssl", ["x509", "-in", certificate.certificateFile, "-noout", "-serial"]))
        return output.standardOutput.split(separator: "=").last.map { $0.filter(\.isHexDigit) } ?? ""
    }
}

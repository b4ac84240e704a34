/// An OCSP response that `openssl ocsp` makes, right or wrong in one point.
package struct TestOCSPResponse: Sendable {
    /// DER.
    package let bytes: [UInt8]
    package let file: String

    /// - Parameters:
    ///   - certificate: the one it is about.
    ///   - authority: whose certificate it is, as the response says by name and key.
    ///   - signer: a certificate and key to sign with; the authority's when nil.
    ///   - isRevoked: what it says; for a leaked key.
    ///   - options: further ones of `openssl ocsp`, such as `-badsig`, `-resp_no_certs`, `-rmd sha512`.
    package init(
        about certificate: TestCertificate, of authority: TestCA, signedBy signer: TestCertificate? = nil,
        isRevoked: Bool = false, options: [String] = [], in directory: TemporaryDirectory
    ) async throws {
        let index = try await TestIndex(of: [(certificate, isRevoked)], in: directory)
        file = directory.file("response.der")
        try await mustRun(
            Invocation(
                "openssl",
                ["ocsp"] + options + [
                    "-index", index.file, "-CA", authority.certificateFile, "-rsigner",
                    signer?.certificateFile ?? authority.certificateFile, "-rkey", signer?.keyFile ?? authority.keyFile,
                    "-issuer", authority.certificateFile, "-cert", certificate.certificateFile, "-ndays", "7",
                    "-noverify", "-respout", file,
                ]))
        bytes = try directory.bytes("response.der")
    }
}

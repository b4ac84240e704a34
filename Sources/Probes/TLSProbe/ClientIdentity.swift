import NIOSSL

/// What a client shows of itself: a certificate with its chain, and the certificate's key.
package struct ClientIdentity {
    let chain: [NIOSSLCertificate]
    let key: NIOSSLPrivateKey

    /// - Throws: ``TLSSetupError`` when one of the two is not there, or they do not belong together.
    package init(
        certificate: (path: String, pem: [UInt8]), key: (path: String, pem: [UInt8])
    ) throws(TLSSetupError) {
        chain = try Self.chain(certificate.pem, certificate.path)
        self.key = try Self.key(key.pem, key.path)
        var configuration = TLSConfiguration.makeClientConfiguration()
        configuration.trustRoots = .certificates([])
        apply(to: &configuration)
        do {
            _ = try NIOSSLContext(configuration: configuration)
        } catch {
            throw TLSSetupError(
                "the key in `\(key.path)` is not that of the certificate in `\(certificate.path)`",
                hint: "`openssl x509 -pubkey -noout -in CERT` and `openssl pkey -pubout -in KEY` must print the same")
        }
    }

    func apply(to configuration: inout TLSConfiguration) {
        configuration.certificateChain = chain.map { .certificate($0) }
        configuration.privateKey = .privateKey(key)
    }

    /// - Throws: ``TLSSetupError`` when there is no certificate in `pem`.
    package static func checkCertificate(_ pem: [UInt8], _ path: String) throws(TLSSetupError) {
        _ = try chain(pem, path)
    }

    /// - Throws: ``TLSSetupError`` when there is no key in `pem` that can be used without a passphrase.
    package static func checkKey(_ pem: [UInt8], _ path: String) throws(TLSSetupError) { _ = try key(pem, path) }

    private static func chain(_ pem: [UInt8], _ path: String) throws(TLSSetupError) -> [NIOSSLCertificate] {
        if let chain = try? NIOSSLCertificate.fromPEMBytes(pem), !chain.isEmpty { return chain }
        throw TLSSetupError(
            "`\(path)` holds no certificate that can be used",
            hint: "give a PEM file: it has a line `-----BEGIN CERTIFICATE-----` for each certificate")
    }

    private static func key(_ pem: [UInt8], _ path: String) throws(TLSSetupError) -> NIOSSLPrivateKey {
        // Without this a key with a passphrase would be asked for at the terminal.
        if String(decoding: pem, as: UTF8.self).contains("ENCRYPTED") {
            throw TLSSetupError(
                "the key in `\(path)` has a passphrase, and nobody is there to type it",
                hint: "`openssl pkey -in KEY -out NEW` takes it off; let only upkeep's user read the result")
        }
        if let key = try? NIOSSLPrivateKey(bytes: pem, format: .pem) { return key }
        throw TLSSetupError(
            "`\(path)` holds no private key that can be used",
            hint: "give a PEM file with a line such as `-----BEGIN PRIVATE KEY-----`")
    }
}

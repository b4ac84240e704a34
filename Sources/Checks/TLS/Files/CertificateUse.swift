package import UpkeepCore

/// One place in a server's configuration that names a certificate, and where the server shows it.
package struct CertificateUse: Sendable, Hashable {
    /// A statement of the configuration.
    package struct Line: Sendable, Hashable {
        /// As it stands there, e.g. `ssl_certificate /etc/ssl/shop.pem;`.
        package var text: String
        /// The file and the line, e.g. `/etc/nginx/sites-enabled/shop:12`.
        package var place: String

        package init(_ text: String, at place: String) {
            self.text = text
            self.place = place
        }
    }

    /// Where the server listens with it.
    package struct Listener: Sendable, Hashable {
        /// nil: every address of the machine.
        package var address: IPAddress?
        package var port: UInt16
        /// nil: TLS from the first byte.
        package var starttls: StartTLSKind?

        package init(_ address: IPAddress?, _ port: UInt16, starttls: StartTLSKind? = nil) {
            self.address = address
            self.port = port
            self.starttls = starttls
        }
    }

    package var software: ServerSoftware
    package var line: Line
    /// The certificate's file.
    package var certificate: String
    /// The key's file; nil when it is in the certificate's.
    package var key: String?
    /// nil when the key is where the certificate is.
    package var keyLine: Line?
    /// A file of its own with what is above the certificate (Apache's `SSLCertificateChainFile`).
    package var chain: String?
    /// Names that it is for, without those that stand for many; empty: those of the certificate.
    package var names: [String]
    package var listeners: [Listener]

    package init(
        _ software: ServerSoftware, line: Line, certificate: String, key: String? = nil, keyLine: Line? = nil,
        chain: String? = nil, names: [String] = [], listeners: [Listener] = []
    ) {
        self.software = software
        self.line = line
        self.certificate = certificate
        self.key = key
        self.keyLine = keyLine
        self.chain = chain
        self.names = names
        self.listeners = listeners
    }

    /// The files it names, the certificate's first.
    package var files: [String] { [certificate] + [key, chain].compactMap { $0 } }

    /// The line that names `path`: the key's for the key.
    func line(for path: String) -> Line { path == key && path != certificate ? keyLine ?? line : line }
}

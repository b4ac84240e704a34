import Peers

/// A row whose server is one of nginx's.
struct FarmSite: Sendable {
    let row: FarmRow
    /// Lines for the server, beside those that every one has.
    let settings: [String]
    /// Beside the target.
    let options: [String]
    let make: @Sendable (FarmAuthorities) async throws -> TestCertificate
    /// A file in DER that the server staples.
    let staple: (@Sendable (FarmAuthorities, TestCertificate) async throws -> String)?

    init(
        _ name: String, _ status: Int32 = 0, _ findings: [String] = [], words: [String] = [], settings: [String] = [],
        options: [String] = ["--name", "shop.example"],
        staple: (@Sendable (FarmAuthorities, TestCertificate) async throws -> String)? = nil,
        _ make: @escaping @Sendable (FarmAuthorities) async throws -> TestCertificate
    ) {
        row = FarmRow(name, status, findings, words: words)
        self.settings = settings
        self.options = options
        self.staple = staple
        self.make = make
    }

    static let day = 86_400.0
    static let shop = ["shop.example"]
    /// OpenSSL takes weak keys and hashes at this level only.
    static let lax = ["ssl_ciphers ECDHE+AESGCM:@SECLEVEL=0;"]
    static let mustStaple = "tlsfeature=status_request"
    /// What only public authorities write: by which rules they looked at the name.
    static let domainValidated = "certificatePolicies=2.23.140.1.2.1"

    /// Its block of nginx's configuration.
    func server(port: Int, _ certificate: TestCertificate, staple: String?) -> String {
        let stapling = staple.map { ["ssl_stapling on;", "ssl_stapling_file \($0);"] } ?? []
        let usual = ["ssl_protocols TLSv1.2 TLSv1.3;", "ssl_ciphers ECDHE+AESGCM:ECDHE+CHACHA20;"]
            .filter { line in !settings.contains { $0.hasPrefix(line.prefix { $0 != " " }) } }
        return """
            server {
                listen 127.0.0.1:\(port) ssl http2;
                ssl_certificate \(certificate.chainFile);
                ssl_certificate_key \(certificate.keyFile);
                \((usual + settings + stapling).joined(separator: "\n"))
                location / { return 200 "shop"; }
            }

            """
    }

    /// Signed timestamps of so many logs, as authorities put them into certificates (RFC 6962 section 3.3). Nobody can
    /// tell by the bytes that their signatures are none.
    static func timestamps(_ logs: Int) -> String {
        let list = (0..<logs).flatMap { log -> [UInt8] in
            let stamp: [UInt8] =
                [0] + [UInt8](repeating: UInt8(log + 1), count: 32) + [0, 0, 1, 0x9A, 0, 0, 0, 0] + [0, 0]
                + [4, 3, 0, 4, 0x30, 2, 5, 0]
            return [0, UInt8(stamp.count)] + stamp
        }
        let body = [UInt8(list.count >> 8), UInt8(list.count & 0xFF)] + list
        let header: [UInt8] = body.count < 128 ? [4, UInt8(body.count)] : [4, 0x81, UInt8(body.count)]
        let hex = (header + body).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        return "1.3.6.1.4.1.11129.2.4.2=DER:\(hex.joined(separator: ":"))"
    }
}

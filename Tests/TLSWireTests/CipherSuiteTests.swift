import Peers
import TLSWire
import Testing

/// The registry held against what `openssl` and `gnutls-cli` have.
@Suite struct CipherSuiteTests {
    private struct Row {
        let suite: CipherSuite
        let fields: [Substring]
    }

    /// `0xC0,0x2C - TLS_… - ECDHE-… TLSv1.2 Kx=ECDH Au=ECDSA Enc=AESGCM(256) Mac=AEAD`
    private func openSSL() async throws -> [Row] {
        let output = try await mustRun(
            Invocation("openssl", ["ciphers", "-stdname", "-V", "ALL:COMPLEMENTOFALL:@SECLEVEL=0"]))
        return try output.standardOutput.split(separator: "\n").map { line in
            let fields = line.split { $0 == " " }.filter { $0 != "-" }
            let number = try #require(Self.number(fields[0]))
            return Row(suite: CipherSuite(rawValue: number), fields: Array(fields.dropFirst()))
        }
    }

    private static func number(_ text: Substring) -> UInt16? {
        let bytes = text.split { $0 == "," || $0 == " " }.compactMap { UInt16($0.dropFirst(2), radix: 16) }
        return bytes.count == 2 ? bytes[0] << 8 | bytes[1] : nil
    }

    @Test func namesAreOpenSSLs() async throws {
        let rows = try await openSSL()
        #expect(rows.count > 100)
        for row in rows {
            #expect(row.suite.ianaName == row.fields[0])
            #expect(row.suite.openSSLName ?? "" == row.fields[1])
            #expect(CipherSuite(name: String(row.fields[0])) == row.suite)
            #expect(CipherSuite(name: String(row.fields[1])) == row.suite)
        }
    }

    @Test func propertiesAreOpenSSLs() async throws {
        for row in try await openSSL() {
            let suite = row.suite
            #expect(row.fields[2] == Self.openSSLVersion(suite), "\(suite)")
            #expect(row.fields[3] == "Kx=\(Self.openSSLExchange(suite))", "\(suite)")
            #expect(row.fields[4] == "Au=\(Self.openSSLAuthentication(suite))", "\(suite)")
            #expect(row.fields[5] == "Enc=\(Self.openSSLEncryption(suite))", "\(suite)")
            #expect(row.fields[6] == "Mac=\(suite.mac.rawValue)", "\(suite)")
        }
    }

    private static func openSSLVersion(_ suite: CipherSuite) -> String {
        switch suite.minimumVersion {
        case .tls13: "TLSv1.3"
        case .tls12: "TLSv1.2"
        case .tls10: "TLSv1"
        default: "SSLv3"
        }
    }

    private static func openSSLExchange(_ suite: CipherSuite) -> String {
        switch suite.keyExchange {
        case .dhe: "DH"
        case .ecdhe: "ECDH"
        default: suite.keyExchange.rawValue.filter { $0 != "-" }
        }
    }

    private static func openSSLAuthentication(_ suite: CipherSuite) -> String {
        suite.isAnonymous ? "None" : suite.authentication.rawValue
    }

    private static func openSSLEncryption(_ suite: CipherSuite) -> String {
        switch (suite.encryption, suite.mode) {
        case (.null, _): "None"
        case (.chacha20, _): "CHACHA20/POLY1305(256)"
        case (.camellia, _): "Camellia(\(suite.keyBits))"
        case (_, .cbc): "\(suite.encryption.rawValue)(\(suite.keyBits))"
        default: "\(suite.encryption.rawValue)\(suite.mode.rawValue.filter { $0 != "-" })(\(suite.keyBits))"
        }
    }

    /// `TLS_RSA_ARCFOUR_128_SHA1  0x00, 0x05  TLS1.0`: GnuTLS names in its own way, so only what it is is compared.
    @Test func gnuTLSHasNoneThatIsUnknownHere() async throws {
        let output = try await mustRun(Invocation("gnutls-cli", ["-l"]))
        let rows = output.standardOutput.split(separator: "\n").filter { $0.hasPrefix("TLS_") }
        #expect(rows.count > 100)
        for row in rows {
            let columns = row.split { $0 == "\t" || $0 == " " }
            let suite = CipherSuite(rawValue: try #require(Self.number(columns[1] + columns[2])))
            #expect(suite.isKnown, "\(row)")
            switch columns[3] {
            case "TLS1.3": #expect(suite.minimumVersion == .tls13, "\(row)")
            // GnuTLS sets TLS 1.0 as the least for some that RFC 5246 and 5288 give to TLS 1.2.
            case "TLS1.2": #expect(suite.maximumVersion == .tls12, "\(row)")
            default: #expect(suite.minimumVersion <= .tls12, "\(row)")
            }
            #expect(row.contains("_NULL_") == suite.isNull, "\(row)")
            #expect(row.contains("ANON") == suite.isAnonymous, "\(row)")
            #expect(row.contains("ARCFOUR") == (suite.encryption == .rc4), "\(row)")
            let forward = ["DHE", "ANON", "SRP"].contains { row.contains($0) } || columns[3] == "TLS1.3"
            #expect(suite.isForwardSecret == forward, "\(row)")
        }
    }

    @Test(arguments: [
        ("TLS_RSA_EXPORT_WITH_RC4_40_MD5", 0x0003, "RC4", 40),
        ("TLS_RSA_EXPORT_WITH_RC2_CBC_40_MD5", 0x0006, "RC2", 40),
        ("TLS_DHE_RSA_EXPORT_WITH_DES40_CBC_SHA", 0x0014, "DES", 40),
        ("TLS_RSA_EXPORT1024_WITH_DES_CBC_SHA", 0x0062, "DES", 56),
        ("TLS_RSA_EXPORT1024_WITH_RC4_56_SHA", 0x0064, "RC4", 56),
        ("TLS_KRB5_EXPORT_WITH_RC4_40_SHA", 0x0028, "RC4", 40),
    ])
    func export(_ name: String, _ number: UInt16, _ encryption: String, _ bits: Int) throws {
        let suite = try #require(CipherSuite(name: name))
        #expect(suite.rawValue == number)
        #expect(suite.isExport)
        #expect(suite.encryption.rawValue == encryption)
        #expect(suite.keyBits == bits)
        #expect(suite.maximumVersion == .tls12)
    }

    @Test func everySuiteIsUnderstood() {
        #expect(CipherSuite.all.count > 400)
        for suite in CipherSuite.all {
            #expect(suite.keyExchange != .unknown, "\(suite)")
            #expect(suite.authentication != .unknown, "\(suite)")
            #expect(suite.encryption != .unknown, "\(suite)")
            #expect(suite.mode != .unknown, "\(suite)")
            #expect(suite.mac != .unknown, "\(suite)")
            #expect(suite.isNull == (suite.keyBits == 0), "\(suite)")
            #expect(suite.minimumVersion <= suite.maximumVersion, "\(suite)")
        }
    }

    @Test func kinds() throws {
        let tripleDES = try #require(CipherSuite(name: "DES-CBC3-SHA"))
        #expect((tripleDES.keyBits, tripleDES.strengthBits, tripleDES.blockBits) == (168, 112, 64))
        #expect(tripleDES.isCBC && !tripleDES.isAEAD && !tripleDES.isForwardSecret)
        #expect(!CipherSuite.fallbackSCSV.isNull && CipherSuite.fallbackSCSV.isSignalling)
        #expect(!CipherSuite.all.contains(.emptyRenegotiationInfoSCSV))
        #expect(CipherSuite(rawValue: 0x1234).ianaName == "unknown (0x1234)")
        #expect(!CipherSuite(rawValue: 0x1234).isKnown && !CipherSuite(rawValue: 0x1234).isNull)
        #expect(CipherSuite(rawValue: 0x3A3A).isGREASE && !CipherSuite(rawValue: 0x3A4A).isGREASE)
        #expect(CipherSuite.all(in: .tls13).map(\.rawValue).filter { $0 >> 8 == 0x13 } == Array(0x1301...0x1307))
        #expect(CipherSuite.all(in: .tls13).allSatisfy { $0.keyExchange == .any })
        #expect(CipherSuite.all(in: .ssl2).isEmpty)
        #expect(!CipherSuite.all(in: .ssl3).contains { $0.isAEAD })
    }

    @Test func kindsOfSSL2() {
        #expect(SSL2CipherKind.all.count == 13)
        #expect(SSL2CipherKind.all == SSL2CipherKind.all.sorted())
        let export = SSL2CipherKind(rawValue: 0x020080)
        #expect((export.name, export.keyBits) == ("SSL_CK_RC4_128_EXPORT40_WITH_MD5", 40))
        #expect(export.isExport && !SSL2CipherKind(rawValue: 0x010080).isExport)
        #expect(SSL2CipherKind(rawValue: 0x123456).name == "unknown (0x123456)")
    }
}

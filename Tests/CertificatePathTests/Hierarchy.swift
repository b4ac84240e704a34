import CertificatePath
import CertificateReader
import Crypto
import Glibc
import Peers
import UpkeepCore

/// Certificates that `openssl` issues, in a folder of their own; days count from the moment of the first.
struct Hierarchy {
    let folder: TemporaryDirectory

    /// Days from now at which something is looked at.
    static func day(_ days: Int) -> Timestamp { Timestamp(seconds: Int64(time(nil))) + .seconds(days * 86_400 + 60) }

    /// - Parameters:
    ///   - issuer: nil for one that signs itself.
    ///   - keyOf: takes the key of another certificate instead of a new one.
    func issue(
        _ name: String, subject: String? = nil, by issuer: String? = nil, days: Int = 100,
        key: [String] = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256"], keyOf: String? = nil,
        hash: String = "sha256", extensions: [String]
    ) async throws {
        try folder.write(
            "\(name).cnf", "[req]\ndistinguished_name=dn\n[dn]\n[x]\n" + extensions.joined(separator: "\n") + "\n")
        let keyFile = folder.file("\(keyOf ?? name).key")
        var request = ["req", "-config", folder.file("\(name).cnf"), "-subj", subject ?? "/CN=\(name)"]
        request += keyOf == nil ? ["-nodes", "-keyout", keyFile] + key : ["-new", "-key", keyFile]
        _ = try await mustRun(
            Invocation("openssl", request + ["-new", "-out", folder.file("\(name).csr")]))
        var sign = [
            "x509", "-req", "-in", folder.file("\(name).csr"), "-days", "\(days)", "-\(hash)", "-extfile",
            folder.file("\(name).cnf"), "-extensions", "x", "-out", folder.file("\(name).pem"),
        ]
        if let issuer {
            sign += [
                "-CA", folder.file("\(issuer).pem"), "-CAkey", folder.file("\(issuer).key"), "-CAcreateserial",
            ]
        } else {
            sign += ["-signkey", keyFile]
        }
        _ = try await mustRun(Invocation("openssl", sign))
    }

    func certificate(_ name: String) throws -> EncodedCertificate {
        let blocks = try PEMReader.blocks(in: try folder.bytes("\(name).pem"))
        guard let der = blocks.first?.der else { throw PeerError(code: "no-pem", message: name) }
        return try EncodedCertificate(der: der, sha256: HexText.text(SHA256.hash(data: der)))
    }

    /// Whether `openssl verify` takes the chain for a TLS server's, at a moment.
    func openSSL(_ leaf: String, with others: [String], trusting roots: [String], at now: Timestamp) async throws
        -> Bool
    {
        var arguments = ["verify", "-no-CAfile", "-no-CApath", "-purpose", "sslserver", "-attime", "\(now.seconds)"]
        for (option, names) in [("-trusted", roots), ("-untrusted", others)] {
            for name in names { arguments += [option, folder.file("\(name).pem")] }
        }
        return try await run(Invocation("openssl", arguments + [folder.file("\(leaf).pem")])).succeeded
    }
}

/// What certificates usually say of themselves.
enum Said {
    static let root = [
        "basicConstraints=critical,CA:TRUE", "keyUsage=critical,keyCertSign,cRLSign", "subjectKeyIdentifier=hash",
    ]
    static let authority = root + ["authorityKeyIdentifier=keyid"]
    static func server(_ names: String = "DNS:shop.example") -> [String] {
        [
            "basicConstraints=CA:FALSE", "keyUsage=critical,digitalSignature", "extendedKeyUsage=serverAuth",
            "subjectAltName=\(names)",
        ]
    }
}
